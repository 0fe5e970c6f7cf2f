package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The shop opens on a free port and serves a customer from login to logout. */
class ShopApplicationTest {

  private final HttpClient client = HttpClient.newHttpClient();
  private String cookie = "none=none";

  @Test
  void servesOneCustomer(@TempDir Path folder) throws Exception {
    Path port = folder.resolve("port");
    try (ConfigurableApplicationContext shop =
        SpringApplication.run(
            ShopApplication.class,
            "--server.port=0",
            "--shop.products=40",
            "--shop.port-file=" + port)) {
      String url = "http://127.0.0.1:" + Files.readString(port);
      assertThat(send("GET", url + "/dashboard").statusCode()).isEqualTo(401);
      HttpResponse<String> login = send("POST", url + "/login?user=ann");
      cookie = login.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
      for (String path : new String[] {"/cart/3", "/checkout", "/logout"}) {
        assertThat(send("POST", url + path).statusCode()).as(path).isEqualTo(200);
      }
      assertThat(send("DELETE", url + "/jobs/session-task").body()).startsWith("off");
      assertThat(send("GET", url + "/actuator/prometheus").body()).contains("jvm_memory_used");
      assertThat(send("GET", url + "/actuator/info").body()).contains("2024.07-2");
      assertThat(shop.getBean(SessionRegistry.class).size()).isZero();
    }
  }

  private HttpResponse<String> send(String method, String url) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Cookie", cookie)
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
