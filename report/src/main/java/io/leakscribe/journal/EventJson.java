package io.leakscribe.journal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * An event as one line of JSON, and back. No reflection; what is unknown is absent, never null.
 *
 * <p>Thread-safe: it has no state.
 */
public final class EventJson {
  /** The version that every line carries in {@code v}. */
  public static final int VERSION = 1;

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private EventJson() {}

  /** The event as one line, without a line end. */
  public static String write(Event event) {
    return EventEncoder.encode(event).toString();
  }

  /**
   * Reads one line.
   *
   * <p>A type that this version does not know becomes {@link Event.Unknown}; fields that it does
   * not know are ignored.
   *
   * @throws MalformedEventException when the line is not an event, or one of another {@linkplain
   *     #VERSION version}
   */
  public static Event read(String line) throws MalformedEventException {
    return EventDecoder.decode(parse(line));
  }

  /** A time as the journal writes it: RFC 3339, UTC, always three digits of milliseconds. */
  public static String time(Instant time) {
    return MILLIS.format(time);
  }

  private static JsonObject parse(String line) throws MalformedEventException {
    try {
      JsonElement element = JsonParser.parseString(line);
      if (element.isJsonObject()) {
        return element.getAsJsonObject();
      }
    } catch (JsonParseException e) {
      throw new MalformedEventException("not JSON", e);
    }
    throw new MalformedEventException("not a JSON object");
  }
}
