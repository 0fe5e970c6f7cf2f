package com.example.corpus.library;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import com.google.common.collect.Interner;
import com.google.common.collect.Interners;

/** Interns trace names that never come again. */
@Leak(
    value = "Guava strong interner of values that never repeat",
    holders = {
      "com\\.google\\.common\\..*",
      "com\\.example\\.corpus\\.library\\.GuavaInternedTraces\\.NAMES"
    },
    sites = {"GuavaInternedTraces\\.trace", "com\\.google\\.common\\.collect\\..*"})
public final class GuavaInternedTraces implements Program {

  private static final Interner<String> NAMES = Interners.newStrongInterner();

  private static String trace(long request) {
    return NAMES.intern("GET /orders/".repeat(30) + request);
  }

  @Override
  public void run(Pace pace) throws Exception {
    int length = 0;
    for (long request = 0; pace.next(); request++) {
      length += trace(request).length();
    }
    System.out.println("length " + length);
  }
}
