package io.leakscribe.cli;

import picocli.CommandLine.IVersionProvider;

/** The version out of the jar's manifest. */
final class BuildVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = LeakscribeCli.class.getPackage().getImplementationVersion();
    return new String[] {"leakscribe " + (version == null ? "(built from source)" : version)};
  }
}
