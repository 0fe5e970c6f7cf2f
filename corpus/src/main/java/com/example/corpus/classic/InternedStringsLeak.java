package com.example.corpus.classic;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.HashMap;
import java.util.Map;

/** A home-made intern table for header values; some of them are different in every request. */
@Leak(
    value = "home-made string interning of values that never repeat",
    holders = "com\\.example\\.corpus\\.classic\\.InternedStringsLeak\\$Strings\\.CANONICAL",
    sites = {"InternedStringsLeak\\$Strings\\.canonical", "InternedStringsLeak\\.parse"},
    leakingClass = "java\\.lang\\.String|byte\\[\\]|java\\.util\\.HashMap\\$Node")
public final class InternedStringsLeak implements Program {

  /** Strings, each only once. */
  private static final class Strings {
    private static final Map<String, String> CANONICAL = new HashMap<>();

    static String canonical(String string) {
      String known = CANONICAL.putIfAbsent(string, string);
      return known == null ? string : known;
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    long length = 0;
    for (int i = 0; pace.next(); i++) {
      length += parse(i);
    }
    System.out.println("length " + length);
  }

  private static int parse(int request) {
    String type = Strings.canonical("application/json; version=" + request % 5);
    String trace = Strings.canonical("trace-" + request + "-0123456789abcdef".repeat(20));
    return type.length() + trace.length();
  }
}
