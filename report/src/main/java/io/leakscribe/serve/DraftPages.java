package io.leakscribe.serve;

import static io.leakscribe.serve.Page.escape;
import static io.leakscribe.serve.Page.segment;

import io.leakscribe.draft.Drafts;
import io.leakscribe.draft.TextTemplate;
import io.leakscribe.findings.Findings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The draft of an incident as a page, and the files beside it. */
final class DraftPages {
  private static final Map<String, String> TYPES =
      Map.of(
          "md", "text/plain; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml");
  private static final String SANDBOX =
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";
  private static final int MOST_BYTES = 16 << 20;

  private final NoteForm form;
  private final Tokens tokens;
  private final List<TextTemplate> templates;

  DraftPages(NoteForm form, Tokens tokens, List<TextTemplate> templates) {
    this.form = form;
    this.tokens = tokens;
    this.templates = List.copyOf(templates);
  }

  /** The draft as of now, with a form below it. */
  Reply draft(Request request, Shelf.Entry entry) throws IOException {
    String known = NoteForm.browser(request);
    String browser = known == null ? tokens.newBrowser() : known;
    Reply reply =
        Page.around(
            Drafts.page(entry.serviceDir(), findings(entry), entry.skipped()),
            nav(names(entry)),
            form.html(browser, entry, request.user()));
    return known == null ? reply.with("Set-Cookie", cookie(browser, request.isTls())) : reply;
  }

  static Findings findings(Shelf.Entry entry) throws IOException {
    return Drafts.findings(entry.serviceDir(), entry.incident());
  }

  private static String cookie(String browser, boolean tls) {
    String secure = tls ? "; Secure" : "";
    return NoteForm.COOKIE + "=" + browser + "; Path=/; HttpOnly; SameSite=Lax" + secure;
  }

  private static String nav(Set<String> files) {
    StringBuilder nav = new StringBuilder("<nav><a href=\"../../../\">All incidents</a>\n");
    nav.append("<a href=\"#note\">Add a note</a>\n");
    for (String file : files) {
      nav.append("<a href=\"").append(segment(file)).append("\">");
      nav.append(escape(file)).append("</a>\n");
    }
    return nav.append("</nav>\n").toString();
  }

  private Set<String> names(Shelf.Entry entry) throws IOException {
    Set<String> names = files(entry);
    templates.forEach(template -> names.add(template.name()));
    return names;
  }

  /** A text of one's own, made now. */
  private static Reply filled(TextTemplate template, Shelf.Entry entry) {
    String type = template.isHtml() ? "text/html; charset=utf-8" : "text/plain; charset=utf-8";
    try {
      String text = template.render(Drafts.json(findings(entry)));
      return Reply.of(200, type, text).with("Content-Security-Policy", SANDBOX);
    } catch (IOException e) {
      return Reply.text(500, String.valueOf(e.getMessage()));
    }
  }

  /** A file beside the draft; only one that a listing of the directory names can be had. */
  Reply file(Shelf.Entry entry, String name) throws IOException {
    for (TextTemplate template : templates) {
      if (template.name().equals(name)) {
        return filled(template, entry);
      }
    }
    if (!files(entry).contains(name)) {
      return Reply.notFound();
    }
    Path file = entry.drafts().resolve(name);
    byte[] content = content(file);
    if (content.length > MOST_BYTES) {
      return Reply.text(404, "too large to be shown; read it at " + entry.drafts().getFileName());
    }
    return new Reply(200, TYPES.getOrDefault(ending(name), ""), content, Map.of())
        .with("Content-Security-Policy", SANDBOX);
  }

  /** Not through a link: it may have taken the place of the file since that was listed. */
  private static byte[] content(Path file) throws IOException {
    try (InputStream in =
        Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      return in.readNBytes(MOST_BYTES + 1);
    }
  }

  private static Set<String> files(Shelf.Entry entry) throws IOException {
    Set<String> names = new TreeSet<>();
    if (!Files.isDirectory(entry.drafts(), LinkOption.NOFOLLOW_LINKS)) {
      return names;
    }
    try (Stream<Path> files = Files.list(entry.drafts())) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = String.valueOf(file.getFileName());
        if (isShown(name) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          names.add(name);
        }
      }
    }
    return names;
  }

  private static boolean isShown(String name) {
    return !name.startsWith(".") && TYPES.containsKey(ending(name));
  }

  private static String ending(@Nullable String name) {
    return List.of(String.valueOf(name).split("\\.")).stream().reduce("", (a, b) -> b);
  }
}
