package io.leakscribe.agent.inspect;

import java.util.Optional;

/** Names of users, from the machine's own list; those of a directory service stay numbers. */
public record Users(HostFiles files) {
  /** The name that {@code sudo -u} takes: a name, or {@code #} and the number. */
  public String name(long uid) {
    return named(uid).orElse("#" + uid);
  }

  private Optional<String> named(long uid) {
    for (String line : files.text("/etc/passwd").orElse("").split("\n", -1)) {
      String[] parts = line.split(":", -1);
      if (parts.length > 2 && parts[2].equals(String.valueOf(uid))) {
        return Optional.of(parts[0]).filter(name -> name.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*"));
      }
    }
    return Optional.empty();
  }
}
