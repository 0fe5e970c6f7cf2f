package io.leakscribe.serve;

import static io.leakscribe.serve.Page.segment;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.leakscribe.draft.Drafts;
import io.leakscribe.incident.Incident;
import io.leakscribe.journal.EventJson;
import io.leakscribe.journal.Exhaustion;
import io.leakscribe.journal.Suspect;
import io.leakscribe.timeline.Subject;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what is where. */
final class Router {
  private static final String JSON = "application/json";
  private static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";

  private final Shelf shelf;
  private final Webhook webhook;
  private final DraftPages drafts;
  private final NoteForm notes;
  private final Origins origins;
  private final Counts counts;
  private final InstantSource clock;
  private final Runnable changed;

  Router(
      Shelf shelf,
      Webhook webhook,
      DraftPages drafts,
      NoteForm notes,
      Origins origins,
      Counts counts,
      InstantSource clock,
      Runnable changed) {
    this.shelf = shelf;
    this.webhook = webhook;
    this.drafts = drafts;
    this.notes = notes;
    this.origins = origins;
    this.counts = counts;
    this.clock = clock;
    this.changed = changed;
  }

  Reply answer(Request request) throws IOException {
    if (!origins.knowsHost(request)) {
      return Reply.text(421, "this server does not go by that name; allow it with --name");
    }
    List<String> path = request.path();
    if (path == null) {
      return Reply.notFound();
    }
    return switch (String.join("/", path)) {
      case "" -> reading(request, () -> IndexPage.of(shelf.entries(), clock.instant()));
      case "healthz" -> reading(request, () -> Reply.text(200, "ok"));
      case "metrics" ->
          reading(request, () -> Reply.of(200, METRICS, counts.text(shelf.entries())));
      case "api/v1/alerts" -> writing(request, () -> webhook.answer(request));
      case "api/v1/incidents" -> reading(request, this::list);
      default -> incident(request, path);
    };
  }

  /** {@code /incidents/SERVICE/ID/…} and {@code /api/v1/incidents/SERVICE/ID}. */
  private Reply incident(Request request, List<String> path) throws IOException {
    if (path.size() == 5 && path.subList(0, 3).equals(List.of("api", "v1", "incidents"))) {
      Shelf.Entry entry = shelf.find(path.get(3), path.get(4));
      return entry == null
          ? Reply.notFound()
          : reading(request, () -> Reply.of(200, JSON, Drafts.json(DraftPages.findings(entry))));
    }
    if (path.size() < 3 || path.size() > 4 || !path.get(0).equals("incidents")) {
      return Reply.notFound();
    }
    return page(request, path.get(1), path.get(2), path.size() == 4 ? path.get(3) : null);
  }

  private Reply page(Request request, String service, String id, @Nullable String what)
      throws IOException {
    Shelf.Entry entry = shelf.find(service, id);
    if (entry == null) {
      return Reply.notFound();
    } else if (what == null) {
      return reading(request, () -> Reply.seeOther(segment(id) + "/"));
    } else if (what.isEmpty()) {
      return reading(request, () -> drafts.draft(request, entry));
    } else if (what.equals("notes")) {
      return writing(request, () -> note(request, entry));
    }
    return reading(request, () -> drafts.file(entry, what));
  }

  private Reply note(Request request, Shelf.Entry entry) throws IOException {
    Reply reply = notes.post(request, entry);
    if (reply.status() == 303) {
      // The page that the browser now asks for must show the note.
      shelf.findNow(entry.service(), entry.incident().id());
      changed.run();
    }
    return reply;
  }

  private Reply list() {
    JsonArray all = new JsonArray();
    shelf.entries().stream()
        .sorted(IndexPage.OPEN_AND_WORST_FIRST)
        .forEach(entry -> all.add(json(entry)));
    return Reply.of(200, JSON, all + "\n");
  }

  private static JsonObject json(Shelf.Entry entry) {
    Incident incident = entry.incident();
    JsonObject json = new JsonObject();
    json.addProperty("incident", incident.id());
    json.addProperty("service", incident.service());
    json.addProperty("state", incident.state().label());
    json.addProperty("detected", EventJson.time(incident.detected().time()));
    if (incident.onset() != null) {
      json.addProperty("onset", EventJson.time(incident.onset()));
    }
    Suspect leading = incident.leading();
    if (leading != null) {
      json.addProperty("suspect", Subject.of(leading));
      json.addProperty("confidence", leading.confidence());
    }
    Exhaustion exhaustion = incident.exhaustion();
    if (exhaustion != null) {
      json.addProperty("exhaustion", EventJson.time(exhaustion.at()));
    }
    json.addProperty("asOf", EventJson.time(incident.asOf()));
    json.addProperty(
        "path", "/incidents/" + segment(entry.service()) + "/" + segment(incident.id()) + "/");
    return json;
  }

  private static Reply reading(Request request, Answer answer) throws IOException {
    return request.reads() ? answer.get() : only("GET, HEAD");
  }

  private static Reply writing(Request request, Answer answer) throws IOException {
    return request.method().equals("POST") ? answer.get() : only("POST");
  }

  private static Reply only(String methods) {
    return Reply.text(405, "only " + methods).with("Allow", methods);
  }

  /** What makes the answer, once the method is known to be right. */
  private interface Answer {
    Reply get() throws IOException;
  }
}
