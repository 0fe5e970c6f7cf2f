package io.leakscribe.serve;

import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser, an Alertmanager, or somebody worse. */
final class Client {
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

  final HttpClient http = HttpClient.newHttpClient();
  private final int port;
  private final String login;

  Client(int port) {
    this(port, "");
  }

  /**
   * @param login user and password, with a colon between them; empty = none
   */
  Client(int port, String login) {
    this.port = port;
    this.login = login;
  }

  HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(uri(path)));
  }

  HttpResponse<String> post(String path, String type, String body) throws Exception {
    return send(posting(path, type, body));
  }

  HttpRequest.Builder posting(String path, String type, String body) {
    return HttpRequest.newBuilder(uri(path))
        .header("Content-Type", type)
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    if (!login.isEmpty()) {
      String encoded = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
      request.setHeader("Authorization", "Basic " + encoded);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** What the form below a draft would send, with the browser's cookie. */
  HttpRequest.Builder note(String draft, String fields) throws Exception {
    HttpResponse<String> page = get(draft);
    Matcher token = TOKEN.matcher(page.body());
    if (!token.find()) {
      throw new AssertionError("no form in " + page.body());
    }
    return posting(draft + "notes", Form.TYPE, "token=" + token.group(1) + "&" + fields)
        .header("Cookie", page.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0]);
  }

  /** Sends these very bytes, and reads until the other end hangs up. */
  String raw(String request) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      try (InputStream in = socket.getInputStream()) {
        return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
      }
    }
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }
}
