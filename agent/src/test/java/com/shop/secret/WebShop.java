package com.shop.secret;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/** A Tomcat whose sessions end and stay in a map, by the address that was asked for. */
final class WebShop {
  static final Map<String, HttpSession> SESSIONS = new ConcurrentHashMap<>();

  private final int port;
  private final String secret;

  private WebShop(int port, String secret) {
    this.port = port;
    this.secret = secret;
  }

  static WebShop start(String secret) throws LifecycleException {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(System.getProperty("java.io.tmpdir"));
    tomcat.setHostname("127.0.0.1");
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    Context context = tomcat.addContext("", System.getProperty("java.io.tmpdir"));
    Tomcat.addServlet(context, "pay", new Pay(secret));
    context.addServletMappingDecoded("/*", "pay");
    tomcat.start();
    return new WebShop(tomcat.getConnector().getLocalPort(), secret);
  }

  void request(int number) throws IOException {
    URI address =
        URI.create("http://127.0.0.1:" + port + "/pay/" + secret + "?card=" + secret + number);
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setRequestProperty("Authorization", "Bearer " + secret);
    try (var in = connection.getInputStream()) {
      in.readAllBytes();
    }
  }

  /** Serves. */
  private static final class Pay extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private final String secret;

    Pay(String secret) {
      this.secret = secret;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      HttpSession session = request.getSession(true);
      session.setAttribute(secret + "-attribute", new SecretiveApp.Entry(secret + "-value"));
      SESSIONS.put(request.getRequestURI() + "?" + request.getQueryString(), session);
      if (session.isNew()) {
        session.invalidate();
      }
      response.getWriter().println("paid");
    }
  }
}
