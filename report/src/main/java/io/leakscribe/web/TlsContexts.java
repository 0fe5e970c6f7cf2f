package io.leakscribe.web;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Makes TLS contexts out of files; none of them becomes the JVM's default. */
final class TlsContexts {
  private static final char[] NO_PASSWORD = {};

  private TlsContexts() {}

  /** A context with the certificate, the key and the authorities of the files, as they are now. */
  static SSLContext of(WebConfig.Tls tls) throws WebConfigException {
    List<X509Certificate> chain = PemFile.certificates(tls.certificate());
    String algorithm = chain.get(0).getPublicKey().getAlgorithm();
    PrivateKey key = PemFile.key(tls.key(), algorithm);
    try {
      if (!fits(key, chain.get(0))) {
        throw new WebConfigException(
            "the key in '%s' is not the one of the certificate in '%s'; the certificate of the"
                    .formatted(tls.key(), tls.certificate())
                + " server must come first");
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys(key, chain), new TrustManager[] {trust(tls)}, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new WebConfigException(
          "the certificate in '"
              + tls.certificate()
              + "' cannot be used for TLS by this JDK ("
              + e.getMessage()
              + "); use an RSA or EC key",
          e);
    }
  }

  static List<String> supportedCiphers() throws WebConfigException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[0], new TrustManager[0], null);
      return List.of(context.getSupportedSSLParameters().getCipherSuites());
    } catch (GeneralSecurityException e) {
      throw new WebConfigException("this JDK has no TLS: " + e.getMessage(), e);
    }
  }

  private static boolean fits(PrivateKey key, X509Certificate certificate)
      throws GeneralSecurityException {
    byte[] probe = {1, 2, 3, 4};
    String algorithm =
        switch (key.getAlgorithm()) {
          case "EC" -> "SHA256withECDSA";
          case "RSA" -> "SHA256withRSA";
          default -> throw new GeneralSecurityException("a key of kind " + key.getAlgorithm());
        };
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(key);
    signature.update(probe);
    byte[] signed = signature.sign();
    signature.initVerify(certificate.getPublicKey());
    signature.update(probe);
    return signature.verify(signed);
  }

  private static KeyManager[] keys(PrivateKey key, List<X509Certificate> chain)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("server", key, NO_PASSWORD, chain.toArray(X509Certificate[]::new));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
  }

  private static TrustManager trust(WebConfig.Tls tls)
      throws GeneralSecurityException, IOException, WebConfigException {
    if (!tls.clientAuth().verifies() || tls.clientCa() == null) {
      return new ClientTrust(null, List.of());
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    int n = 0;
    for (X509Certificate authority : PemFile.certificates(tls.clientCa())) {
      store.setCertificateEntry("ca" + n++, authority);
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager verifier) {
        return new ClientTrust(verifier, tls.allowedNames());
      }
    }
    throw new GeneralSecurityException("no trust manager");
  }
}
