package io.leakscribe.agent.probe.lifecycle;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** Sends requests without cookies, so that each begins a session. */
public final class Requests {

  public static void send(int count, int port) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    for (int i = 0; i < count; i++) {
      URI uri = URI.create("http://127.0.0.1:" + port + "/" + i);
      int status =
          client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding()).statusCode();
      if (status != 200) {
        throw new AssertionError("status " + status + " for " + uri);
      }
    }
  }

  private Requests() {}
}
