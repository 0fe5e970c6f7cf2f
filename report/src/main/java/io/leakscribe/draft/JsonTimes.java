package io.leakscribe.draft;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.leakscribe.findings.Growth;
import io.leakscribe.findings.Lapse;
import io.leakscribe.findings.Moment;
import io.leakscribe.findings.Proof;
import io.leakscribe.findings.Times;
import io.leakscribe.incident.Slope;
import io.leakscribe.journal.EventJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times and proof for programs; what is unknown is absent, and {@code how} says why. */
final class JsonTimes {
  private JsonTimes() {}

  static JsonObject times(Times times) {
    JsonObject json = new JsonObject();
    json.add("onset", moment(times.onset()));
    json.add("detection", moment(times.detection()));
    json.add("confirmed", moment(times.confirmed()));
    json.add("critical", moment(times.critical()));
    json.add("alert", moment(times.alert()));
    json.add("mitigation", moment(times.mitigation()));
    json.add("recovery", moment(times.recovery()));
    json.add("toDetect", lapse(times.toDetect()));
    json.add("toMitigate", lapse(times.toMitigate()));
    json.add("toRecover", lapse(times.toRecover()));
    return json;
  }

  private static JsonObject moment(Moment moment) {
    JsonObject json = new JsonObject();
    time(json, "at", moment.at());
    time(json, "earliest", moment.earliest());
    time(json, "latest", moment.latest());
    json.addProperty("how", moment.how());
    json.add("events", events(moment.events()));
    return json;
  }

  private static JsonObject lapse(Lapse lapse) {
    JsonObject json = new JsonObject();
    seconds(json, "seconds", lapse.length());
    seconds(json, "least", lapse.least());
    seconds(json, "most", lapse.most());
    json.addProperty("how", lapse.how());
    json.add("events", events(lapse.events()));
    return json;
  }

  static JsonObject proof(Proof proof) {
    JsonObject json = new JsonObject();
    json.addProperty("verdict", proof.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    if (proof.before() != null) {
      json.add("before", growth(proof.before()));
    }
    if (proof.after() != null) {
      json.add("after", growth(proof.after()));
      seconds(json, "neededSeconds", proof.needed());
      number(json, "expected", proof.expected());
    }
    time(json, "sureAt", proof.sureAt());
    return json;
  }

  private static JsonObject growth(Growth growth) {
    JsonObject json = new JsonObject();
    json.addProperty("run", growth.run().name());
    json.addProperty("version", growth.version());
    json.addProperty("unit", growth.unit());
    time(json, "from", growth.from());
    time(json, "to", growth.to());
    number(json, "perHour", growth.perHour());
    Slope slope = growth.slope();
    if (slope != null) {
      number(json, "lower", slope.lower());
      number(json, "upper", slope.upper());
      json.addProperty("readings", slope.readings());
    }
    number(json, "gained", growth.gained());
    json.add("events", events(growth.events()));
    return json;
  }

  private static JsonArray events(List<String> cited) {
    JsonArray array = new JsonArray();
    cited.forEach(array::add);
    return array;
  }

  private static void time(JsonObject json, String name, @Nullable Instant time) {
    if (time != null) {
      json.addProperty(name, EventJson.time(time));
    }
  }

  private static void seconds(JsonObject json, String name, @Nullable Duration length) {
    if (length != null) {
      json.addProperty(name, length.toSeconds());
    }
  }

  private static void number(JsonObject json, String name, double value) {
    if (Double.isFinite(value)) {
      json.addProperty(name, Math.rint(value * 1000) / 1000);
    }
  }
}
