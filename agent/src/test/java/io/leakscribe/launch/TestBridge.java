package io.leakscribe.launch;

import java.io.IOException;
import java.io.InputStream;
import net.bytebuddy.agent.ByteBuddyAgent;

/** The bridge in the test's own JVM, for tests that run without the packaged jar. */
public final class TestBridge {
  private TestBridge() {}

  /** Defines it, unless an earlier test did. */
  public static Class<?> install() throws IOException, ReflectiveOperationException {
    try (InputStream in =
        TestBridge.class.getClassLoader().getResourceAsStream(BridgeInstaller.RESOURCE)) {
      return BridgeInstaller.install(ByteBuddyAgent.install(), in.readAllBytes());
    }
  }
}
