package io.leakscribe.launch;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Takes out what other agents weave into our libraries: they know these by name, would take our
 * logback and our Micrometer for the application's, and send what we log and count to their
 * servers.
 *
 * <p>The JVM asks agents in the order in which they came, so this reaches those that came before
 * us.
 */
final class OwnCode implements ClassFileTransformer {
  private final IsolatedLoader own;

  OwnCode(IsolatedLoader own) {
    this.own = own;
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String internalName,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    if (loader != own || internalName == null) {
      return null;
    }
    try {
      byte[] asPacked = own.classFile(internalName);
      return asPacked == null || Arrays.equals(asPacked, classFile) ? null : asPacked;
    } catch (Exception e) {
      return null; // Woven by others, and still a class that works.
    }
  }
}
