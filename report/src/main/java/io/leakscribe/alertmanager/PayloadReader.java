package io.leakscribe.alertmanager;

import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import io.leakscribe.journal.Ages;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one message: a webhook of version 4, an answer of {@code /api/v2/alerts}, or either of them
 * as the {@code body} of an object that also has {@code recv} or {@code received}, the time of
 * receipt.
 *
 * <p>Lenient in what it meets, because users may replace the message by templates of their own:
 * keys that it does not know are passed over, and so is an alert without labels. Streaming: nothing
 * that is not kept takes memory.
 */
final class PayloadReader {
  private final JsonReader json;
  private final List<Payload.Told> alerts = new ArrayList<>();
  private String via = "";
  private String groupKey = "";
  private long truncated;
  private @Nullable Instant received;
  private boolean sawAlerts;
  private int odd;

  private PayloadReader(String text) {
    json = new JsonReader(new StringReader(text));
    json.setStrictness(Strictness.STRICT);
  }

  /**
   * Reads a body, or a saved one with the time of its receipt.
   *
   * @throws PayloadException when it is not JSON, or tells of no alert in a form that is known
   */
  static Payload read(byte[] body) throws PayloadException {
    return read(body, true);
  }

  /**
   * Reads a body as it comes over the network: no Alertmanager wraps it in anything.
   *
   * @throws PayloadException as {@link #read(byte[])}
   */
  static Payload message(byte[] body) throws PayloadException {
    return read(body, false);
  }

  private static Payload read(byte[] body, boolean mayBeSaved) throws PayloadException {
    PayloadReader reader = new PayloadReader(text(body));
    try {
      reader.document(mayBeSaved);
    } catch (EOFException e) {
      throw new PayloadException("the body ends in the middle of its JSON", e);
    } catch (MalformedJsonException | JsonParseException e) {
      throw new PayloadException("the body is not JSON, or not all of it", e);
    } catch (IOException | IllegalStateException | NumberFormatException e) {
      throw new PayloadException("the body is not the JSON of an Alertmanager message", e);
    }
    return reader.payload();
  }

  private static String text(byte[] body) throws PayloadException {
    if (body.length > AlertInbox.MAX_BODY) {
      throw new PayloadException(
          "the body has " + body.length + " bytes; at most " + AlertInbox.MAX_BODY + " are taken");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw new PayloadException("the body is not UTF-8", e);
    }
  }

  private void document(boolean mayBeSaved) throws IOException {
    if (json.peek() == JsonToken.BEGIN_ARRAY) {
      alerts();
    } else {
      object(mayBeSaved);
    }
    if (json.peek() != JsonToken.END_DOCUMENT) {
      throw new MalformedJsonException("something follows the message");
    }
  }

  private void object(boolean outermost) throws IOException {
    json.beginObject();
    while (json.hasNext()) {
      String name = json.nextName();
      switch (name) {
        case "externalURL" -> via = scalar(Bounds.LABEL);
        case "groupKey" -> groupKey = scalar(Bounds.TEXT);
        case "truncatedAlerts" -> truncated += count(scalar(Bounds.NAME));
        case "alerts" -> alerts();
        case "recv", "received" -> received = Ages.read(scalar(Bounds.NAME));
        case "body" -> body(outermost);
        default -> json.skipValue();
      }
    }
    json.endObject();
  }

  private void body(boolean outermost) throws IOException {
    JsonToken token = json.peek();
    if (outermost && token == JsonToken.BEGIN_OBJECT) {
      object(false);
    } else if (outermost && token == JsonToken.BEGIN_ARRAY) {
      alerts();
    } else {
      json.skipValue();
    }
  }

  private void alerts() throws IOException {
    if (json.peek() != JsonToken.BEGIN_ARRAY) {
      json.skipValue();
      return;
    }
    sawAlerts = true;
    json.beginArray();
    while (json.hasNext()) {
      if (json.peek() != JsonToken.BEGIN_OBJECT) {
        odd++;
        json.skipValue();
      } else if (alerts.size() == Bounds.ALERTS) {
        truncated++;
        json.skipValue();
      } else {
        alert();
      }
    }
    json.endArray();
  }

  private void alert() throws IOException {
    Payload.Told told = new AlertReader(json).read();
    if (told == null) {
      odd++;
    } else {
      alerts.add(told);
    }
  }

  private String scalar(int most) throws IOException {
    return AlertReader.scalar(json, most);
  }

  private static long count(String text) {
    try {
      return Math.max(0, Math.min(1_000_000, (long) Double.parseDouble(text)));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private Payload payload() throws PayloadException {
    if (!sawAlerts) {
      throw new PayloadException(
          "the body is JSON without a list of alerts; is it from an Alertmanager?");
    }
    if (alerts.isEmpty() && odd > 0) {
      throw new PayloadException("none of the " + odd + " alerts in the body has labels");
    }
    return new Payload(via, groupKey, truncated, received, alerts);
  }
}
