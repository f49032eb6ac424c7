package io.dure.agent.server.jakarta;

import io.dure.agent.server.LoginVO;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;

/** Does what its path says. */
public final class TestServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Semaphore HELD = new Semaphore(0);

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (request.getDispatcherType() == DispatcherType.INCLUDE) {
            // The path is still that of the including servlet.
            response.getWriter().println("included");
            return;
        }
        switch (request.getServletPath()) {
            case "/fail" -> throw new ServletException("as asked");
            case "/status500" -> response.sendError(500);
            case "/status404" -> response.sendError(404);
            case "/redirect" -> response.sendRedirect("/ok");
            case "/committed" -> {
                response.getWriter().println("begun");
                response.flushBuffer();
                throw new IllegalStateException("after the answer began");
            }
            case "/forward" -> request.getRequestDispatcher("/ok").forward(request, response);
            case "/include" -> request.getRequestDispatcher("/ok").include(request, response);
            case "/matched" -> {
                request.setAttribute(
                        "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern", "/notices/{id}");
                response.getWriter().println("matched");
            }
            case "/names" ->
                response.getWriter()
                        .println(java.util.Collections.list(request.getAttributeNames()).stream()
                                .filter(name -> name.startsWith("io.dure"))
                                .toList());
            case "/session" -> response.getWriter().println(request.getSession().getId());
            case "/login" -> request.getSession().setAttribute("loginVO", new LoginVO(request.getParameter("id")));
            case "/hold" -> HELD.acquireUninterruptibly();
            case "/release" -> HELD.release();
            case "/async" -> complete(request.startAsync(request, response), response);
            case "/asyncagain" -> dispatch(request);
            case "/asynctimeout" -> request.startAsync().setTimeout(100);
            default -> response.getWriter().println("ok " + request.getDispatcherType());
        }
    }

    private static void complete(AsyncContext context, HttpServletResponse response) {
        Thread.startVirtualThread(() -> {
            try {
                response.getWriter().println("later");
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            } finally {
                context.complete();
            }
        });
    }

    /** Goes asynchronous, is dispatched to itself, and once more, and then answers. */
    private static void dispatch(HttpServletRequest request) throws IOException {
        Integer round = (Integer) request.getAttribute("round");
        int next = round == null ? 1 : round + 1;
        request.setAttribute("round", next);
        if (next < 3) {
            AsyncContext context = request.startAsync();
            Thread.startVirtualThread(context::dispatch);
        }
    }
}
