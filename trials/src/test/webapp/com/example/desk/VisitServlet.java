package com.example.desk;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

/** Somebody comes to the desk, with so many bytes of questions. */
@WebServlet("/visit")
public final class VisitServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    HttpSession session = request.getSession();
    Visitors.began(session, Integer.parseInt(request.getParameter("bytes")));
    DeskSession desk = new DeskSession(session.getId());
    response.getWriter().println(Visitors.count() + Answers.to(Visitors.count()).length);
    desk.close();
  }
}
