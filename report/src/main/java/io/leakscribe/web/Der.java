package io.leakscribe.web;

import java.io.ByteArrayOutputStream;

/**
 * As much of ASN.1's encoding as it takes to put an older private key into PKCS#8.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5208">RFC 5208</a>
 */
final class Der {
  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 0x04;
  private static final int CONTEXT_0 = 0xA0;
  private static final byte[] VERSION_0 = {2, 1, 0};
  private static final byte[] NULL = {5, 0};

  /** 1.2.840.113549.1.1.1. */
  private static final byte[] RSA = {
    6, 9, 42, (byte) 0x86, 72, (byte) 0x86, (byte) 0xF7, 13, 1, 1, 1
  };

  /** 1.2.840.10045.2.1. */
  private static final byte[] EC = {6, 7, 42, (byte) 0x86, 72, (byte) 0xCE, 61, 2, 1};

  private Der() {}

  /** PKCS#1 into PKCS#8. */
  static byte[] rsa(byte[] pkcs1) {
    return tagged(SEQUENCE, VERSION_0, tagged(SEQUENCE, RSA, NULL), tagged(OCTETS, pkcs1));
  }

  /**
   * SEC 1 (RFC 5915) into PKCS#8.
   *
   * @throws IllegalArgumentException when it does not name its curve
   */
  static byte[] ec(byte[] sec1) {
    return tagged(SEQUENCE, VERSION_0, tagged(SEQUENCE, EC, curve(sec1)), tagged(OCTETS, sec1));
  }

  /** The content of the element tagged [0]: the curve's name. */
  private static byte[] curve(byte[] sec1) {
    int at = content(sec1, 0);
    while (at < sec1.length) {
      int content = content(sec1, at);
      int end = content + length(sec1, at);
      if (end > sec1.length) {
        break;
      }
      if ((sec1[at] & 0xFF) == CONTEXT_0) {
        return java.util.Arrays.copyOfRange(sec1, content, end);
      }
      at = end;
    }
    throw new IllegalArgumentException("no curve is named");
  }

  private static int content(byte[] der, int at) {
    int first = byteAt(der, at + 1);
    return at + 2 + (first < 0x80 ? 0 : first & 0x7F);
  }

  private static int length(byte[] der, int at) {
    int first = byteAt(der, at + 1);
    if (first < 0x80) {
      return first;
    }
    int length = 0;
    for (int i = 0; i < (first & 0x7F); i++) {
      length = length << 8 | byteAt(der, at + 2 + i);
      if (length > der.length) {
        throw new IllegalArgumentException("is torn");
      }
    }
    return length;
  }

  private static int byteAt(byte[] der, int at) {
    if (at >= der.length) {
      throw new IllegalArgumentException("is torn");
    }
    return der[at] & 0xFF;
  }

  private static byte[] tagged(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    int length = content.size();
    if (length >= 0x80) {
      int bytes = length < 0x100 ? 1 : length < 0x10000 ? 2 : 3;
      out.write(0x80 | bytes);
      for (int i = bytes - 1; i >= 0; i--) {
        out.write(length >>> (8 * i));
      }
    } else {
      out.write(length);
    }
    out.writeBytes(content.toByteArray());
    return out.toByteArray();
  }
}
