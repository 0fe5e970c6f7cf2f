package io.leakscribe.corpus;

import com.example.corpus.Healthy;
import com.example.corpus.Leak;
import java.util.List;
import java.util.Locale;

/**
 * A program of the corpus and what is known of it.
 *
 * @param name class name below the corpus' package, {@code classic.ListLeak}
 * @param leaks whether it leaks
 * @param what in a few words, for the table
 * @param holders regular expressions of holders that are right, for a whole match
 * @param sites regular expressions of sites that are right, to be found
 * @param leakingClass regular expression of the leaking class, empty where several are right
 * @param resource what fills up: heap, metaspace, direct or threads
 * @param heap as {@code -Xmx} takes it
 * @param jvm further JVM options
 * @param steps steps of a whole life; 0 where that is what fits into memory
 */
record Specimen(
    String name,
    boolean leaks,
    String what,
    List<String> holders,
    List<String> sites,
    String leakingClass,
    String resource,
    String heap,
    List<String> jvm,
    long steps) {

  static Specimen of(String name, Leak leak) {
    return new Specimen(
        name,
        true,
        leak.value(),
        List.of(leak.holders()),
        List.of(leak.sites()),
        leak.leakingClass(),
        leak.resource().name().toLowerCase(Locale.ROOT),
        leak.heap(),
        List.of(leak.jvm()),
        leak.steps());
  }

  static Specimen of(String name, Healthy healthy) {
    return new Specimen(
        name,
        false,
        healthy.value(),
        List.of(),
        List.of(),
        "",
        "heap",
        healthy.heap(),
        List.of(healthy.jvm()),
        healthy.steps());
  }

  /** The part of the corpus that it belongs to. */
  String family() {
    return name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : "";
  }
}
