package com.example.orders;

import org.apache.catalina.session.StandardManager;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

/** Starts the service. */
@SpringBootApplication
public class OrderService {
  /**
   * Runs until the process is stopped.
   *
   * @param args Spring Boot's
   */
  public static void main(String[] args) {
    SpringApplication.run(OrderService.class, args);
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> promptExpiry() {
    return factory ->
        factory.addContextCustomizers(
            context -> {
              StandardManager manager = new StandardManager();
              manager.setProcessExpiresFrequency(1);
              context.setManager(manager);
            });
  }
}
