package io.leakscribe.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates and private keys, as openssl writes them. */
final class PemFile {
  private static final long MOST_BYTES = 4 << 20;
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");

  private PemFile() {}

  /** All certificates of a file, in its order. */
  static List<X509Certificate> certificates(Path file) throws WebConfigException {
    List<X509Certificate> found = new ArrayList<>();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      Matcher block = BLOCK.matcher(text(file));
      while (block.find()) {
        if (block.group(1).equals("CERTIFICATE")) {
          byte[] der = Base64.getMimeDecoder().decode(block.group(2));
          found.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
        }
      }
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new WebConfigException("'" + file + "' has a certificate that cannot be read", e);
    }
    if (found.isEmpty()) {
      throw new WebConfigException(
          "'" + file + "' has no certificate; it needs a block BEGIN CERTIFICATE (PEM)");
    }
    return found;
  }

  /** The first private key of a file: PKCS#8, or RSA and EC as openssl wrote them before. */
  static PrivateKey key(Path file, String algorithm) throws WebConfigException {
    Matcher block = BLOCK.matcher(text(file));
    while (block.find()) {
      String kind = block.group(1);
      if (kind.equals("ENCRYPTED PRIVATE KEY") || block.group(2).contains("ENCRYPTED")) {
        throw new WebConfigException(
            "'" + file + "' is encrypted; decrypt it with: openssl pkey -in KEY -out PLAIN_KEY");
      }
      if (kind.endsWith("PRIVATE KEY")) {
        return key(file, algorithm, kind, block.group(2));
      }
    }
    throw new WebConfigException(
        "'" + file + "' has no private key; it needs a block BEGIN PRIVATE KEY (PEM)");
  }

  private static PrivateKey key(Path file, String algorithm, String kind, String text)
      throws WebConfigException {
    try {
      byte[] der = Base64.getMimeDecoder().decode(text);
      byte[] pkcs8 =
          switch (kind) {
            case "RSA PRIVATE KEY" -> Der.rsa(der);
            case "EC PRIVATE KEY" -> Der.ec(der);
            default -> der;
          };
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new WebConfigException(
          "'"
              + file
              + "' has a private key that cannot be read, or is none for a certificate of the kind "
              + algorithm,
          e);
    }
  }

  private static String text(Path file) throws WebConfigException {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new WebConfigException("'" + file + "' is too long for a certificate or key");
      }
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new WebConfigException("cannot read '" + file + "' (" + reason(e) + ")", e);
    }
  }

  /** In words: the message of most of these is no more than the file's name. */
  static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file";
    } else if (e instanceof AccessDeniedException) {
      return "no permission";
    } else if (e instanceof java.nio.charset.CharacterCodingException) {
      return "it is not UTF-8";
    }
    return String.valueOf(e.getMessage());
  }
}
