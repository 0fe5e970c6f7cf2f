package io.leakscribe.agent.probe.turnover;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Reads the class file that the JVM has for a class now. */
final class Retransformed implements ClassFileTransformer {
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();

  static byte[] fileOf(Instrumentation instrumentation, Class<?> type) throws Exception {
    Retransformed reader = new Retransformed();
    instrumentation.addTransformer(reader, /* canRetransform= */ true);
    try {
      instrumentation.retransformClasses(type);
    } finally {
      instrumentation.removeTransformer(reader);
    }
    return reader.files.get(type.getName().replace('.', '/'));
  }

  @Override
  public byte @Nullable [] transform(
      ClassLoader loader, String name, Class<?> type, ProtectionDomain domain, byte[] file) {
    files.put(name, file.clone());
    return null;
  }
}
