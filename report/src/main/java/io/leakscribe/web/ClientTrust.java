package io.leakscribe.web;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Judges certificates of clients: by authorities and names, or not at all where the configuration
 * asks only that there is one.
 */
final class ClientTrust extends X509ExtendedTrustManager {
  private final @Nullable X509ExtendedTrustManager verifier;
  private final List<String> allowedNames;

  /**
   * @param verifier null = any certificate will do
   */
  ClientTrust(@Nullable X509ExtendedTrustManager verifier, List<String> allowedNames) {
    this.verifier = verifier;
    this.allowedNames = List.copyOf(allowedNames);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    if (verifier != null) {
      verifier.checkClientTrusted(chain, type, engine);
      checkName(chain[0]);
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    if (verifier != null) {
      verifier.checkClientTrusted(chain, type, socket);
      checkName(chain[0]);
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    if (verifier != null) {
      verifier.checkClientTrusted(chain, type);
      checkName(chain[0]);
    }
  }

  private void checkName(X509Certificate certificate) throws CertificateException {
    if (allowedNames.isEmpty()) {
      return;
    }
    Collection<List<?>> names = certificate.getSubjectAlternativeNames();
    if (names != null) {
      for (List<?> name : names) {
        if (name.get(1) instanceof String text && allowedNames.contains(text)) {
          return;
        }
      }
    }
    throw new CertificateException("none of the names of the certificate is allowed");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("this is a server");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    throw new CertificateException("this is a server");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("this is a server");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return verifier == null ? new X509Certificate[0] : verifier.getAcceptedIssuers();
  }
}
