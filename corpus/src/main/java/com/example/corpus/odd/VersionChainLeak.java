package com.example.corpus.odd;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import org.jspecify.annotations.Nullable;

/** Every version of the configuration keeps the one before it, to be able to go back. */
@Leak(
    value = "chain of versions, each keeping its predecessor",
    holders = {
      "com\\.example\\.corpus\\.odd\\.VersionChainLeak\\$Store\\.current",
      "com\\.example\\.corpus\\.odd\\.VersionChainLeak\\$Version\\.previous"
    },
    sites = {"VersionChainLeak\\$(Version\\.(with|<init>)|Store\\.update)"},
    leakingClass = "com\\.example\\.corpus\\.odd\\.VersionChainLeak\\$Version")
public final class VersionChainLeak implements Program {

  /** An immutable state. */
  private record Version(long number, byte[] content, @Nullable Version previous) {
    Version with(int index) {
      byte[] copy = content.clone();
      copy[index % copy.length]++;
      return new Version(number + 1, copy, this);
    }
  }

  /** Has the current version. */
  private static final class Store {
    private Version current = new Version(0, new byte[600], null);

    void update(int index) {
      current = current.with(index);
    }

    long number() {
      Version previous = current.previous();
      return previous == null ? 0 : previous.number();
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    Store store = new Store();
    for (int i = 0; pace.next(); i++) {
      store.update(i);
    }
    System.out.println("version " + store.number());
  }
}
