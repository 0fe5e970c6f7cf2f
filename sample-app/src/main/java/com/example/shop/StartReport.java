package com.example.shop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says where the shop listens and which release it is. */
@Component
class StartReport implements InfoContributor {

  private static final Logger log = LoggerFactory.getLogger(StartReport.class);

  private final ShopProperties shop;

  StartReport(ShopProperties shop) {
    this.shop = shop;
  }

  @EventListener
  void listening(WebServerInitializedEvent event) throws IOException {
    int port = event.getWebServer().getPort();
    log.info("shop {} listens on port {}", shop.release(), port);
    if (!shop.portFile().isEmpty()) {
      Files.writeString(Path.of(shop.portFile()), Integer.toString(port));
    }
  }

  @Override
  public void contribute(Info.Builder builder) {
    builder.withDetail("version", shop.release());
  }
}
