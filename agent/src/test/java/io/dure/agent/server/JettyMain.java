package io.dure.agent.server;

import io.dure.agent.server.jakarta.RefusingFilter;
import io.dure.agent.server.jakarta.TestServlet;
import jakarta.servlet.DispatcherType;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.CustomRequestLog;
import org.eclipse.jetty.server.RequestLogWriter;
import org.eclipse.jetty.server.Server;

/** Main of the child process: a Jetty with an access log, as the container without a hook of its own. */
public final class JettyMain {
    private static final List<String> SERVED = List.of(
            "/ok",
            "/fail",
            "/status500",
            "/status404",
            "/forward",
            "/include",
            "/matched",
            "/session",
            "/async",
            "/asyncagain",
            "/asynctimeout",
            "/dir/*",
            "*.do");

    private JettyMain() {}

    public static void main(String[] arguments) throws Exception {
        Server server = new Server(0);
        RequestLogWriter log =
                new RequestLogWriter(Path.of(arguments[1]).resolve("access.log").toString());
        server.setRequestLog(new CustomRequestLog(log, "%s %U"));
        ServletContextHandler context = new ServletContextHandler("/", ServletContextHandler.SESSIONS);
        FilterHolder filter = new FilterHolder(new RefusingFilter());
        filter.setAsyncSupported(true);
        context.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
        ServletHolder servlet = new ServletHolder(new TestServlet());
        servlet.setAsyncSupported(true);
        SERVED.forEach(pattern -> context.addServlet(servlet, pattern));
        server.setHandler(context);
        server.start();
        System.out.println("port " + server.getURI().getPort());
        System.in.readAllBytes();
        System.exit(0);
    }
}
