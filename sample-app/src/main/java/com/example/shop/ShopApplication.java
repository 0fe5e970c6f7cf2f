package com.example.shop;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.EnableScheduling;

/** A small web shop. */
@SpringBootApplication
@EnableScheduling
@EnableConfigurationProperties(ShopProperties.class)
public class ShopApplication {

  /** Starts the shop; arguments are Spring properties such as {@code --server.port=0}. */
  public static void main(String[] args) {
    SpringApplication.run(ShopApplication.class, args);
  }
}
