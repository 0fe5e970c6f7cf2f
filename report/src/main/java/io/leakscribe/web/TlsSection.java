package io.leakscribe.web;

import io.leakscribe.web.WebConfig.ClientAuth;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The part {@code tls_server_config}. */
final class TlsSection {
  private static final List<String> GO = List.of("TLS10", "TLS11", "TLS12", "TLS13");
  private static final List<String> JDK = List.of("TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3");
  private static final Map<String, ClientAuth> POLICIES =
      Map.of(
          "NoClientCert", ClientAuth.NONE,
          "RequestClientCert", ClientAuth.REQUEST,
          "RequireAnyClientCert", ClientAuth.REQUIRE_ANY,
          "VerifyClientCertIfGiven", ClientAuth.VERIFY_IF_GIVEN,
          "RequireAndVerifyClientCert", ClientAuth.REQUIRE_AND_VERIFY);
  private static final Set<String> NAMES =
      Set.of(
          "cert_file",
          "key_file",
          "client_auth_type",
          "client_ca_file",
          "client_allowed_sans",
          "min_version",
          "max_version",
          "cipher_suites",
          "prefer_server_cipher_suites",
          "curve_preferences");

  private TlsSection() {}

  static WebConfig.Tls read(Fields tls, Path base, List<String> warnings)
      throws WebConfigException {
    tls.only(NAMES);
    ClientAuth policy = policy(tls);
    Path ca = tls.file("client_ca_file", base);
    check(tls, policy, ca);
    if (tls.has("curve_preferences")) {
      warnings.add("curve_preferences has no effect: the JDK chooses the curves");
    }
    List<String> protocols = protocols(tls);
    return new WebConfig.Tls(
        required(tls, "cert_file", base),
        required(tls, "key_file", base),
        policy,
        ca,
        tls.texts("client_allowed_sans"),
        protocols,
        ciphers(tls, protocols));
  }

  private static Path required(Fields tls, String name, Path base) throws WebConfigException {
    Path file = tls.file(name, base);
    if (file == null) {
      throw YamlReader.error(tls.line(name), "needs " + name + " under tls_server_config");
    }
    return file;
  }

  private static ClientAuth policy(Fields tls) throws WebConfigException {
    String name = tls.text("client_auth_type");
    ClientAuth policy = name == null || name.isEmpty() ? ClientAuth.NONE : POLICIES.get(name);
    if (policy == null) {
      throw YamlReader.error(
          tls.line("client_auth_type"),
          "has an unknown client_auth_type; use one of "
              + String.join(", ", POLICIES.keySet().stream().sorted().toList()));
    }
    return policy;
  }

  private static void check(Fields tls, ClientAuth policy, @Nullable Path ca)
      throws WebConfigException {
    if (ca != null && policy == ClientAuth.NONE) {
      throw YamlReader.error(
          tls.line("client_ca_file"),
          "has a client_ca_file that nothing asks for; add client_auth_type:"
              + " RequireAndVerifyClientCert");
    }
    if (ca == null && policy.verifies()) {
      throw YamlReader.error(
          tls.line("client_auth_type"), "verifies client certificates; name a client_ca_file");
    }
    if (tls.has("client_allowed_sans") && policy != ClientAuth.REQUIRE_AND_VERIFY) {
      throw YamlReader.error(
          tls.line("client_allowed_sans"),
          "needs client_auth_type: RequireAndVerifyClientCert beside client_allowed_sans");
    }
  }

  private static List<String> protocols(Fields tls) throws WebConfigException {
    int from = version(tls, "min_version", 2);
    int to = version(tls, "max_version", 3);
    if (from > to) {
      throw YamlReader.error(tls.line("max_version"), "has a max_version below min_version");
    }
    return JDK.subList(from, to + 1);
  }

  private static int version(Fields tls, String name, int standard) throws WebConfigException {
    String text = tls.text(name);
    int version = text == null ? standard : GO.indexOf(text);
    if (version < 0) {
      throw YamlReader.error(
          tls.line(name), "has an unknown " + name + "; use one of " + String.join(", ", GO));
    }
    return version;
  }

  /** As with Prometheus, the list is for TLS 1.2 and older; those of 1.3 are always there. */
  private static List<String> ciphers(Fields tls, List<String> protocols)
      throws WebConfigException {
    List<String> wanted = tls.texts("cipher_suites").stream().map(TlsSection::jdkName).toList();
    if (wanted.isEmpty()) {
      return wanted;
    }
    List<String> known = TlsContexts.supportedCiphers();
    for (String name : wanted) {
      if (!known.contains(name)) {
        throw YamlReader.error(
            tls.line("cipher_suites"),
            "has the cipher suite '"
                + name
                + "', which this JDK does not have; take it away, or all of them for its choice");
      }
    }
    List<String> all = new ArrayList<>(wanted);
    if (protocols.contains("TLSv1.3")) {
      known.stream()
          .filter(TlsSection::isOf13)
          .filter(name -> !all.contains(name))
          .forEach(all::add);
    }
    return all;
  }

  private static boolean isOf13(String suite) {
    return suite.startsWith("TLS_AES_") || suite.startsWith("TLS_CHACHA20_");
  }

  /** Go knows two suites by a shorter name as well. */
  private static String jdkName(String name) {
    return name.endsWith("_CHACHA20_POLY1305") ? name + "_SHA256" : name;
  }
}
