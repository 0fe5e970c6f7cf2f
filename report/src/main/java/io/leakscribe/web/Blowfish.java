package io.leakscribe.web;

/** The cipher of bcrypt, with its costly key schedule. Not thread-safe. */
final class Blowfish {
  private static final int ROUNDS = 16;
  private static final int P_WORDS = ROUNDS + 2;
  private static final int S_WORDS = 4 * 256;
  private static final int[] START = PiDigits.words(P_WORDS + S_WORDS);

  private final int[] p = java.util.Arrays.copyOf(START, P_WORDS);
  private final int[] s = java.util.Arrays.copyOfRange(START, P_WORDS, START.length);
  private int left;
  private int right;

  /** The first step: mixes in the key, and the salt while it encrypts itself. */
  void expand(byte[] key, byte[] salt) {
    mix(key);
    left = 0;
    right = 0;
    int at = 0;
    for (int i = 0; i < P_WORDS + S_WORDS; i += 2) {
      left ^= word(salt, at);
      right ^= word(salt, at + 4);
      at += 8;
      encrypt();
      put(i);
    }
  }

  /** All further steps. */
  void expand(byte[] key) {
    mix(key);
    left = 0;
    right = 0;
    for (int i = 0; i < P_WORDS + S_WORDS; i += 2) {
      encrypt();
      put(i);
    }
  }

  /** Encrypts a text of whole blocks so many times over. */
  byte[] encryptWords(byte[] text, int times) {
    byte[] out = new byte[text.length];
    for (int block = 0; block < text.length; block += 8) {
      left = word(text, block);
      right = word(text, block + 4);
      for (int i = 0; i < times; i++) {
        encrypt();
      }
      bytes(left, out, block);
      bytes(right, out, block + 4);
    }
    return out;
  }

  private void mix(byte[] key) {
    for (int i = 0; i < P_WORDS; i++) {
      p[i] ^= word(key, i * 4);
    }
  }

  private void put(int i) {
    if (i < P_WORDS) {
      p[i] = left;
      p[i + 1] = right;
    } else {
      s[i - P_WORDS] = left;
      s[i - P_WORDS + 1] = right;
    }
  }

  private void encrypt() {
    int l = left ^ p[0];
    int r = right;
    for (int i = 1; i <= ROUNDS; i += 2) {
      r ^= f(l) ^ p[i];
      l ^= f(r) ^ p[i + 1];
    }
    left = r ^ p[ROUNDS + 1];
    right = l;
  }

  private int f(int x) {
    int sum = s[x >>> 24] + s[256 + (x >>> 16 & 0xFF)];
    return (sum ^ s[512 + (x >>> 8 & 0xFF)]) + s[768 + (x & 0xFF)];
  }

  /** Four bytes from there on, round and round. */
  private static int word(byte[] bytes, int at) {
    int word = 0;
    for (int i = 0; i < 4; i++) {
      word = (word << 8) | (bytes[(at + i) % bytes.length] & 0xFF);
    }
    return word;
  }

  private static void bytes(int word, byte[] out, int at) {
    for (int i = 0; i < 4; i++) {
      out[at + i] = (byte) (word >>> (24 - 8 * i));
    }
  }
}
