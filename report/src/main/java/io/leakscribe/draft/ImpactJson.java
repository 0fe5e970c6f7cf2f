package io.leakscribe.draft;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.leakscribe.findings.Findings;
import io.leakscribe.findings.Harm;
import io.leakscribe.findings.Impact;
import io.leakscribe.journal.EventJson;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The impact for programs. */
final class ImpactJson {
  private ImpactJson() {}

  static JsonObject of(Findings findings) {
    Impact impact = findings.impact();
    JsonObject json = new JsonObject();
    Harm harm = impact.harm();
    if (harm != null) {
      JsonObject period = new JsonObject();
      period.addProperty("from", EventJson.time(harm.period().from()));
      period.addProperty("to", EventJson.time(harm.period().to()));
      period.addProperty("lasts", harm.lasts());
      period.add("signs", array(harm.signs()));
      json.add("harm", period);
    }
    JsonArray measured = new JsonArray();
    impact.table().forEach(one -> measured.add(measured(one)));
    json.add("measured", measured);
    json.add("read", array(impact.windows()));
    return json;
  }

  private static JsonObject measured(Impact.Measured one) {
    JsonObject json = new JsonObject();
    json.addProperty("name", one.name());
    json.addProperty("what", one.what());
    json.addProperty("unit", one.unit());
    json.addProperty("better", one.better().name().toLowerCase(Locale.ROOT));
    number(json, "before", one.before());
    number(json, "during", one.during());
    json.add("events", array(one.events()));
    return json;
  }

  private static void number(JsonObject json, String name, @Nullable Double value) {
    if (value != null) {
      json.addProperty(name, value);
    }
  }

  private static JsonArray array(List<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }
}
