package io.leakscribe.serve;

import static io.leakscribe.serve.Page.escape;

import io.leakscribe.incident.Incident;
import io.leakscribe.incident.NoteTime;
import io.leakscribe.journal.Mark;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The form below a draft that takes a person's line, and what it sends. */
final class NoteForm {
  static final String COOKIE = "leakscribe";
  private static final int MOST_BYTES = 64 << 10;
  private static final int MOST_TEXT = 4000;
  private static final int MOST_NAME = 80;

  private final Notes notes;
  private final Tokens tokens;
  private final Origins origins;
  private final InstantSource clock;
  private final Counts counts;
  private final Consumer<String> log;

  NoteForm(
      Notes notes,
      Tokens tokens,
      Origins origins,
      InstantSource clock,
      Counts counts,
      Consumer<String> log) {
    this.notes = notes;
    this.tokens = tokens;
    this.origins = origins;
    this.clock = clock;
    this.counts = counts;
    this.log = log;
  }

  /** The form, with a token for this browser. */
  String html(String browser, Shelf.Entry entry, @Nullable String user) {
    String name =
        user == null
            ? "<p><label for=\"author\">Your name</label>"
                + "<input id=\"author\" name=\"author\" maxlength=\"80\"/></p>\n"
            : "<p>Noted as " + escape(user) + ".</p>\n";
    return """
        <h2 id="note">Add to the timeline</h2>
        <form method="post" action="notes">
        <input type="hidden" name="token" value="%s"/>
        <p><label for="text">What happened, or what was done</label>
        <textarea id="text" name="text" required="" maxlength="4000"></textarea></p>
        <p><label for="at">When, in UTC; empty for now</label>
        <input id="at" name="at" placeholder="2026-11-21 08:40" maxlength="30"/></p>
        <p><label for="mark">What it was</label>
        <select id="mark" name="mark"><option value="">a note</option>
        %s</select></p>
        %s<p><button type="submit">Add</button></p>
        </form>
        """
        .formatted(tokens.token(browser, about(entry)), marks(), name);
  }

  private static String marks() {
    StringBuilder options = new StringBuilder();
    for (Mark mark : Mark.values()) {
      options.append("<option value=\"").append(mark.label()).append("\">");
      options.append(mark.label().replace('-', ' ')).append("</option>\n");
    }
    return options.toString();
  }

  /** Keeps what was sent; then the browser is led back to the draft. */
  Reply post(Request request, Shelf.Entry entry) throws IOException {
    if (!origins.isOwn(request) || !request.contentType().equals(Form.TYPE)) {
      return refused(403, "a note must come from the form below the draft");
    }
    byte[] body = request.body(MOST_BYTES);
    if (body == null) {
      return refused(413, "the note is too long; at most " + MOST_TEXT + " characters");
    }
    try {
      return keep(request, entry, Form.parse(body));
    } catch (IllegalArgumentException | DateTimeException e) {
      return refused(400, "the note was not taken: " + e.getMessage());
    }
  }

  private Reply keep(Request request, Shelf.Entry entry, Map<String, String> fields) {
    if (!tokens.isGood(fields.get("token"), browser(request), about(entry))) {
      return refused(403, "this form is out of date; go back, load the draft again, and resend");
    }
    String text = text(fields.getOrDefault("text", ""), MOST_TEXT);
    if (text.isEmpty()) {
      return refused(400, "the note is empty");
    }
    String author = request.user();
    if (author == null) {
      author = text(fields.getOrDefault("author", ""), MOST_NAME);
    }
    try {
      notes.add(
          entry,
          time(fields.getOrDefault("at", ""), entry.incident()),
          text,
          author.isEmpty() ? null : author,
          Mark.of(fields.get("mark")));
    } catch (IOException e) {
      log.accept("cannot keep a note: " + e.getMessage());
      return refused(503, "the note cannot be kept now: " + e.getMessage() + "; try again");
    }
    counts.notes.incrementAndGet();
    return Reply.seeOther("./#note");
  }

  private Reply refused(int status, String why) {
    counts.notesRefused.incrementAndGet();
    return Reply.text(status, why);
  }

  private static String text(String value, int most) {
    String clean = value.replaceAll("\\s*[\\r\\n]+\\s*", " ").replaceAll("\\p{Cntrl}", " ").strip();
    if (clean.length() > most) {
      throw new IllegalArgumentException("it has more than " + most + " characters");
    }
    return clean;
  }

  private Instant time(String value, Incident incident) {
    Instant now = clock.instant();
    return value.isBlank() ? now : NoteTime.parse(value).within(incident, now);
  }

  /** The browser's cookie; null when it has none of ours. */
  static @Nullable String browser(Request request) {
    String cookies = request.header("Cookie");
    if (cookies == null) {
      return null;
    }
    for (String pair : List.of(cookies.split(";"))) {
      String[] both = pair.strip().split("=", 2);
      if (both.length == 2 && both[0].equals(COOKIE) && both[1].matches("[A-Za-z0-9_-]{24}")) {
        return both[1];
      }
    }
    return null;
  }

  private static String about(Shelf.Entry entry) {
    return entry.service() + "/" + entry.incident().id();
  }
}
