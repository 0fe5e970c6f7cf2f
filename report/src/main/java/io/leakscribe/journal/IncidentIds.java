package io.leakscribe.journal;

import java.util.regex.Pattern;

/** Ids of incidents become names of directories, parts of addresses and lines on terminals. */
public final class IncidentIds {
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

  private IncidentIds() {}

  /** Whether a text can be the id of an incident; one that cannot was not written by an agent. */
  public static boolean isSafe(String id) {
    return SAFE.matcher(id).matches();
  }
}
