package io.leakscribe.web;

import java.math.BigInteger;

/**
 * The digits of pi, which Blowfish begins with so that nobody has to trust numbers of somebody's
 * choice. By J. Machin's formula of 1706: pi = 16 arctan(1/5) − 4 arctan(1/239).
 */
final class PiDigits {
  private static final int SPARE_BITS = 64;

  private PiDigits() {}

  /** The first words, of 32 bits each, of the part of pi behind the point. */
  static int[] words(int count) {
    int bits = count * 32 + SPARE_BITS;
    BigInteger pi = arctan(5, bits).shiftLeft(4).subtract(arctan(239, bits).shiftLeft(2));
    BigInteger fraction = pi.mod(BigInteger.ONE.shiftLeft(bits)).shiftRight(SPARE_BITS);
    int[] words = new int[count];
    for (int i = count - 1; i >= 0; i--) {
      words[i] = fraction.intValue();
      fraction = fraction.shiftRight(32);
    }
    return words;
  }

  /** arctan(1/x), times two to the power of {@code bits}. */
  private static BigInteger arctan(int x, int bits) {
    BigInteger square = BigInteger.valueOf((long) x * x);
    BigInteger power = BigInteger.ONE.shiftLeft(bits).divide(BigInteger.valueOf(x));
    BigInteger sum = power;
    for (int n = 3; power.signum() != 0; n += 2) {
      power = power.divide(square);
      BigInteger term = power.divide(BigInteger.valueOf(n));
      sum = n % 4 == 3 ? sum.subtract(term) : sum.add(term);
    }
    return sum;
  }
}
