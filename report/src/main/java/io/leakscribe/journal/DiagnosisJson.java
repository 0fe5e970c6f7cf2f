package io.leakscribe.journal;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A diagnosis as fields of its event, and back. */
final class DiagnosisJson {
  private DiagnosisJson() {}

  static void encode(JsonObject json, Diagnosis diagnosis) {
    if (!diagnosis.hypotheses().isEmpty()) {
      json.add("hypotheses", hypotheses(diagnosis.hypotheses()));
    }
    RestartGain gain = diagnosis.restartBuys();
    if (gain != null) {
      JsonObject buys = new JsonObject();
      buys.addProperty("seconds", gain.expected().toSeconds());
      buys.addProperty("earliestSeconds", gain.shortest().toSeconds());
      EventEncoder.optional(
          buys, "latestSeconds", gain.longest() == null ? null : gain.longest().toSeconds());
      json.add("restartBuys", buys);
    }
    if (!diagnosis.undecided().isEmpty()) {
      JsonArray undecided = new JsonArray();
      diagnosis.undecided().forEach(undecided::add);
      json.add("undecided", undecided);
    }
  }

  private static JsonArray hypotheses(List<Hypothesis> hypotheses) {
    JsonArray array = new JsonArray();
    for (Hypothesis hypothesis : hypotheses) {
      JsonObject json = new JsonObject();
      json.addProperty("hypothesis", hypothesis.name());
      json.addProperty("answer", hypothesis.answer().label());
      json.addProperty("evidence", hypothesis.evidence());
      array.add(json);
    }
    return array;
  }

  static Diagnosis decode(Fields json) throws MalformedEventException {
    List<Hypothesis> hypotheses = new ArrayList<>();
    for (Fields one : json.objects("hypotheses")) {
      hypotheses.add(
          new Hypothesis(
              one.text("hypothesis"),
              answer(one.textOr("answer", "")),
              one.textOr("evidence", "")));
    }
    return new Diagnosis(hypotheses, gain(json.object("restartBuys")), json.texts("undecided"));
  }

  /** An answer of a later version decides nothing here. */
  private static Hypothesis.Answer answer(String label) {
    for (Hypothesis.Answer answer : Hypothesis.Answer.values()) {
      if (answer.label().equals(label)) {
        return answer;
      }
    }
    return Hypothesis.Answer.CANNOT_TELL;
  }

  private static @Nullable RestartGain gain(@Nullable Fields json) throws MalformedEventException {
    if (json == null) {
      return null;
    }
    Long longest = json.optionalLong("latestSeconds");
    return new RestartGain(
        Duration.ofSeconds(json.longOr("seconds", 0)),
        Duration.ofSeconds(json.longOr("earliestSeconds", 0)),
        longest == null ? null : Duration.ofSeconds(longest));
  }
}
