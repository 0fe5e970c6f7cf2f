package io.leakscribe.journal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Typed access to the fields of a JSON object that somebody else may have written. */
record Fields(JsonObject json) {

  String text(String name) throws MalformedEventException {
    return required(name, optionalText(name));
  }

  String textOr(String name, String otherwise) throws MalformedEventException {
    String value = optionalText(name);
    return value == null ? otherwise : value;
  }

  @Nullable String optionalText(String name) throws MalformedEventException {
    JsonPrimitive value = primitive(name);
    return value == null ? null : value.getAsString();
  }

  double number(String name) throws MalformedEventException {
    return required(name, optionalNumber(name));
  }

  @Nullable Double optionalNumber(String name) throws MalformedEventException {
    JsonPrimitive value = primitive(name);
    if (value == null) {
      return null;
    }
    try {
      double number = value.getAsDouble();
      return Double.isFinite(number) ? number : null;
    } catch (NumberFormatException e) {
      throw new MalformedEventException("field '" + name + "' is not a number", e);
    }
  }

  long whole(String name) throws MalformedEventException {
    return required(name, optionalLong(name));
  }

  long longOr(String name, long otherwise) throws MalformedEventException {
    Long value = optionalLong(name);
    return value == null ? otherwise : value;
  }

  @Nullable Long optionalLong(String name) throws MalformedEventException {
    JsonPrimitive value = primitive(name);
    if (value == null) {
      return null;
    }
    try {
      return value.getAsLong();
    } catch (NumberFormatException e) {
      Double number = optionalNumber(name);
      return number == null ? null : number.longValue();
    }
  }

  Instant time(String name) throws MalformedEventException {
    return required(name, optionalTime(name));
  }

  @Nullable Instant optionalTime(String name) throws MalformedEventException {
    String value = optionalText(name);
    if (value == null) {
      return null;
    }
    Instant time = Ages.read(value);
    if (time == null) {
      throw new MalformedEventException("field '" + name + "' is not a time from 1970 to 9998");
    }
    return time;
  }

  List<String> texts(String name) {
    List<String> values = new ArrayList<>();
    for (JsonElement element : array(name)) {
      if (element.isJsonPrimitive()) {
        values.add(element.getAsString());
      }
    }
    return values;
  }

  List<Fields> objects(String name) {
    List<Fields> values = new ArrayList<>();
    for (JsonElement element : array(name)) {
      if (element.isJsonObject()) {
        values.add(new Fields(element.getAsJsonObject()));
      }
    }
    return values;
  }

  @Nullable Fields object(String name) {
    JsonElement value = json.get(name);
    return value != null && value.isJsonObject() ? new Fields(value.getAsJsonObject()) : null;
  }

  Map<String, Double> numbers() throws MalformedEventException {
    Map<String, Double> values = new LinkedHashMap<>();
    for (String name : json.keySet()) {
      Double value = optionalNumber(name);
      if (value != null) {
        values.put(name, value);
      }
    }
    return values;
  }

  Map<String, String> texts() throws MalformedEventException {
    Map<String, String> values = new LinkedHashMap<>();
    for (String name : json.keySet()) {
      values.put(name, text(name));
    }
    return values;
  }

  /** The object as plain Java values: strings, booleans, longs, doubles, lists and maps. */
  Map<String, Object> plain() {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonElement> entry : json.entrySet()) {
      if (!entry.getValue().isJsonNull()) {
        values.put(entry.getKey(), plain(entry.getValue()));
      }
    }
    return values;
  }

  private static Object plain(JsonElement element) {
    if (element.isJsonObject()) {
      return new Fields(element.getAsJsonObject()).plain();
    } else if (element.isJsonArray()) {
      List<Object> values = new ArrayList<>();
      for (JsonElement value : element.getAsJsonArray()) {
        if (!value.isJsonNull()) {
          values.add(plain(value));
        }
      }
      return values;
    }
    JsonPrimitive primitive = element.getAsJsonPrimitive();
    if (primitive.isBoolean()) {
      return primitive.getAsBoolean();
    }
    return primitive.isNumber() ? number(primitive) : primitive.getAsString();
  }

  private static Object number(JsonPrimitive primitive) {
    try {
      return Long.valueOf(primitive.getAsString());
    } catch (NumberFormatException e) {
      return primitive.getAsDouble();
    }
  }

  private JsonArray array(String name) {
    JsonElement value = json.get(name);
    return value != null && value.isJsonArray() ? value.getAsJsonArray() : new JsonArray();
  }

  private @Nullable JsonPrimitive primitive(String name) throws MalformedEventException {
    JsonElement value = json.get(name);
    if (value == null || value.isJsonNull()) {
      return null;
    }
    if (!value.isJsonPrimitive()) {
      throw new MalformedEventException("field '" + name + "' is not a plain value");
    }
    return value.getAsJsonPrimitive();
  }

  private static <T> T required(String name, @Nullable T value) throws MalformedEventException {
    if (value == null) {
      throw new MalformedEventException("field '" + name + "' is missing");
    }
    return value;
  }
}
