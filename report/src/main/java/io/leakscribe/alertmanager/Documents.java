package io.leakscribe.alertmanager;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts a file into its JSON values: one a line, or each over many lines. */
final class Documents {
  /** More than anybody saves; a file of nothing but braces must not fill the memory. */
  static final int MAX = 100_000;

  private Documents() {}

  /**
   * The values in their order, at most {@value #MAX}; the last one may be torn.
   *
   * @param bytes UTF-8, in which no part of a longer character looks like a brace or a quote
   */
  static List<byte[]> of(byte[] bytes) {
    List<byte[]> documents = new ArrayList<>();
    int depth = 0;
    int begin = -1;
    boolean quoted = false;
    for (int i = 0; i < bytes.length && documents.size() < MAX; i++) {
      byte at = bytes[i];
      if (begin < 0 && !isBlank(at)) {
        begin = i;
      }
      if (quoted) {
        i += at == '\\' ? 1 : 0;
        quoted = at != '"';
      } else if (at == '"') {
        quoted = true;
      } else if (at == '{' || at == '[') {
        depth++;
      } else if ((at == '}' || at == ']') && --depth <= 0 && begin >= 0) {
        documents.add(Arrays.copyOfRange(bytes, begin, i + 1));
        begin = -1;
        depth = 0;
      }
    }
    if (begin >= 0) {
      documents.add(Arrays.copyOfRange(bytes, begin, bytes.length));
    }
    return documents;
  }

  private static boolean isBlank(byte at) {
    return at == ' ' || at == '\n' || at == '\r' || at == '\t' || at == ',';
  }
}
