package io.leakscribe.agent.runtime;

/** The agent's own version, out of the jar's manifest. */
final class Version {

  private Version() {}

  static String ofAgent() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "unknown" : version;
  }
}
