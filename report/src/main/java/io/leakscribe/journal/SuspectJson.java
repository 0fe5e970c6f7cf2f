package io.leakscribe.journal;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A suspect as JSON, and back. */
final class SuspectJson {
  private static final Map<String, SuspectKind> KINDS = kinds();

  private SuspectJson() {}

  static JsonObject encode(Suspect suspect) {
    JsonObject json = new JsonObject();
    json.addProperty("rank", suspect.rank());
    EventEncoder.number(json, "confidence", suspect.confidence());
    json.addProperty("kind", suspect.kind().label());
    json.addProperty("fingerprint", suspect.fingerprint());
    text(json, "holder", suspect.holder());
    text(json, "holderType", suspect.holderType());
    text(json, "leakingClass", suspect.leakingClass());
    text(json, "allocationSite", suspect.allocationSite());
    text(json, "insertionSite", suspect.insertionSite());
    if (!suspect.path().isEmpty()) {
      JsonArray path = new JsonArray();
      suspect.path().forEach(path::add);
      json.add("path", path);
    }
    amounts(json, suspect);
    json.add("evidence", evidence(suspect.evidence()));
    return json;
  }

  private static void amounts(JsonObject json, Suspect suspect) {
    EventEncoder.optional(json, "entries", suspect.entries());
    EventEncoder.number(json, "entriesPerHour", suspect.entriesPerHour());
    EventEncoder.optional(json, "bytes", suspect.bytes());
    EventEncoder.number(json, "bytesPerHour", suspect.bytesPerHour());
    if (suspect.since() != null) {
      json.addProperty("since", EventJson.time(suspect.since()));
    }
  }

  private static JsonArray evidence(List<Evidence> ledger) {
    JsonArray lines = new JsonArray();
    for (Evidence line : ledger) {
      JsonObject json = new JsonObject();
      json.addProperty("kind", line.kind());
      json.addProperty("statement", line.statement());
      EventEncoder.number(json, "weight", line.weight());
      lines.add(json);
    }
    return lines;
  }

  private static void text(JsonObject json, String name, @Nullable String value) {
    if (value != null) {
      json.addProperty(name, value);
    }
  }

  static Suspect decode(Fields json) throws MalformedEventException {
    return new Suspect(
        (int) json.longOr("rank", 1),
        json.number("confidence"),
        // A kind of a later version still keeps memory in the heap: the most general claim.
        KINDS.getOrDefault(json.text("kind"), SuspectKind.HEAP),
        json.textOr("fingerprint", ""),
        json.optionalText("holder"),
        json.optionalText("holderType"),
        json.optionalText("leakingClass"),
        json.optionalText("allocationSite"),
        json.optionalText("insertionSite"),
        json.texts("path"),
        json.optionalLong("entries"),
        json.optionalNumber("entriesPerHour"),
        json.optionalLong("bytes"),
        json.optionalNumber("bytesPerHour"),
        json.optionalTime("since"),
        ledger(json));
  }

  private static List<Evidence> ledger(Fields json) throws MalformedEventException {
    List<Evidence> ledger = new ArrayList<>();
    for (Fields line : json.objects("evidence")) {
      Double weight = line.optionalNumber("weight");
      ledger.add(
          new Evidence(line.text("kind"), line.text("statement"), weight == null ? 0 : weight));
    }
    return ledger;
  }

  private static Map<String, SuspectKind> kinds() {
    Map<String, SuspectKind> byLabel = new TreeMap<>();
    for (SuspectKind kind : SuspectKind.values()) {
      byLabel.put(kind.label(), kind);
    }
    return byLabel;
  }
}
