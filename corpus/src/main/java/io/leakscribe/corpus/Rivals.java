package io.leakscribe.corpus;

import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What others say of the same life. Shares are of it.
 *
 * @param jmc share at which a recording made JMC's rules raise their voice, null when none did
 * @param jmcSaid what they said then
 * @param predictLinear share at the alarm, null when there was none
 * @param deriv the same
 * @param threshold the same
 * @param problem what could not be had; null when all could
 */
record Rivals(
    @Nullable Double jmc,
    List<String> jmcSaid,
    @Nullable Double predictLinear,
    @Nullable Double deriv,
    @Nullable Double threshold,
    @Nullable String problem) {

  /** The field at the end of a holder's expression, where it is one. */
  private static final Pattern PLAIN_FIELD = Pattern.compile("\\\\\\.((?:\\w|\\\\\\$)+)$");

  Rivals {
    jmcSaid = List.copyOf(jmcSaid);
  }

  static Rivals failed(String problem) {
    return new Rivals(null, List.of(), null, null, null, problem);
  }

  Rivals withHeap(HeapRecord heap, double life) {
    AlertRules rules = new AlertRules(life, heap.max());
    double every = AlertRules.SCRAPE * life;
    List<Point> used = heap.scrapeUsed(every);
    List<Point> afterGc = heap.scrapeAfterGc(every);
    return new Rivals(
        jmc,
        jmcSaid,
        share(rules.predictLinear(used), life),
        share(rules.deriv(afterGc), life),
        share(rules.threshold(used, afterGc), life),
        problem);
  }

  private static @Nullable Double share(OptionalDouble seconds, double life) {
    return seconds.isPresent() ? seconds.getAsDouble() / life : null;
  }

  /** Whether JMC's words have the leaking class or the holder in them. */
  boolean jmcNames(Specimen specimen) {
    List<Pattern> right =
        Stream.of(
                Stream.of(specimen.leakingClass()).filter(regex -> !regex.isEmpty()),
                specimen.holders().stream(),
                specimen.holders().stream().flatMap(Rivals::asStaticField))
            .flatMap(regexes -> regexes)
            .map(Pattern::compile)
            .toList();
    return jmcSaid.stream()
        .anyMatch(said -> right.stream().anyMatch(pattern -> pattern.matcher(said).find()));
  }

  /** A recording has static fields without their class: {@code java.lang.Class.records}. */
  private static Stream<String> asStaticField(String holder) {
    Matcher plainField = PLAIN_FIELD.matcher(holder);
    return plainField.find()
        ? Stream.of("java\\.lang\\.Class\\." + plainField.group(1) + "\\b")
        : Stream.empty();
  }
}
