package com.example.kiosk;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

/** Somebody comes to the kiosk, with so many bytes of questions. */
@WebServlet("/visit")
public final class VisitServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    HttpSession session = request.getSession();
    Visitors.began(session, Integer.parseInt(request.getParameter("bytes")));
    response.getWriter().println(Visitors.count());
  }
}
