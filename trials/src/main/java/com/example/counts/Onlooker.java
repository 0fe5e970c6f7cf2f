package com.example.counts;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import java.security.ProtectionDomain;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/**
 * An agent behind the one that is watched: sees each class file of the program as that one has left
 * it. Changes nothing.
 */
public final class Onlooker implements ClassFileTransformer {
  private static final Set<String> seen = new ConcurrentSkipListSet<>();
  private static final Set<String> woven = new ConcurrentSkipListSet<>();

  private Onlooker() {}

  /** Called by the JVM. */
  public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
    instrumentation.addTransformer(new Onlooker(), true);
  }

  /** How many classes of the program were seen, how many call the bridge, and which. */
  static String told() {
    return seen.size() + " seen, " + woven.size() + " woven: " + String.join(", ", woven);
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    if (name != null && name.startsWith("com/example/counts/")) {
      seen.add(name);
      if (new String(classFile, StandardCharsets.ISO_8859_1).contains("LeakscribeBridge")) {
        woven.add(name);
      }
    }
    return null;
  }
}
