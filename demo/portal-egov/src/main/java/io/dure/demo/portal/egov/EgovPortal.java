package io.dure.demo.portal.egov;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.AccessLogValve;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;

/** Starts the portal on a Tomcat 9 by a file of properties. */
public final class EgovPortal {
    /** When it ended, client, Host, method and URI, status, milliseconds, User-Agent: as the other portal's. */
    private static final String LOGGED =
            "%{end:yyyy-MM-dd'T'HH:mm:ss.SSSXXX}t %a \"%{Host}i\" \"%r\" %s %D \"%{User-Agent}i\"";

    private static final int SESSION_MINUTES = 2;

    private final Tomcat tomcat = new Tomcat();

    /** Not yet started. */
    EgovPortal(Properties settings) throws IOException {
        Path work = Paths.get(required(settings, "work"));
        tomcat.setBaseDir(work.toString());
        Connector connector = new Connector("org.apache.coyote.http11.Http11NioProtocol");
        connector.setPort(Integer.parseInt(required(settings, "port")));
        connector.setProperty("address", required(settings, "address"));
        connector.setProperty("maxThreads", "32");
        connector.setProperty("minSpareThreads", "2");
        tomcat.setConnector(connector);
        tomcat.getEngine().getPipeline().addValve(accessLog(settings));
        deploy(settings, Files.createDirectories(work.resolve("portal")));
    }

    public static void main(String[] arguments) throws IOException, LifecycleException {
        if (arguments.length != 1) {
            System.err.println("usage: portal-egov FILE.properties");
            System.exit(2);
        }
        Properties settings = new Properties();
        try (Reader reader = Files.newBufferedReader(Paths.get(arguments[0]), StandardCharsets.UTF_8)) {
            settings.load(reader);
        }
        EgovPortal portal = new EgovPortal(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(portal::stop, "stop"));
        portal.start();
        portal.tomcat.getServer().await();
    }

    void start() throws LifecycleException {
        tomcat.start();
        if (!tomcat.getConnector().getState().isAvailable()) {
            stop();
            throw new LifecycleException("the address cannot be had");
        }
    }

    void stop() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            System.err.println("the portal did not stop in order: " + e);
        }
    }

    int port() {
        return tomcat.getConnector().getLocalPort();
    }

    private void deploy(Properties settings, Path files) {
        Context context = tomcat.addContext("", files.toString());
        context.setSessionTimeout(SESSION_MINUTES);
        context.setSessionCookieName("PORTAL_SESSION");
        context.setUseHttpOnly(true);
        // What is still running when it is stopped is given up, as in the other portal.
        tomcat.getServer().setPort(-1);
        AnnotationConfigWebApplicationContext beans = new AnnotationConfigWebApplicationContext();
        beans.register(PortalConfiguration.class);
        beans.addBeanFactoryPostProcessor(factory -> factory.registerSingleton("settings", settings));
        Wrapper servlet = Tomcat.addServlet(context, "action", new DispatcherServlet(beans));
        servlet.setLoadOnStartup(1);
        servlet.setAsyncSupported(true);
        context.addServletMappingDecoded("/", "action");
        if (context instanceof org.apache.catalina.core.StandardContext) {
            ((org.apache.catalina.core.StandardContext) context).setUnloadDelay(TimeUnit.SECONDS.toMillis(1));
        }
    }

    private static AccessLogValve accessLog(Properties settings) {
        AccessLogValve log = new AccessLogValve();
        log.setDirectory(required(settings, "log.folder"));
        log.setPrefix(required(settings, "log.name"));
        log.setSuffix(".log");
        log.setRotatable(false);
        log.setBuffered(false);
        log.setPattern(LOGGED);
        return log;
    }

    static String required(Properties settings, String key) {
        String value = settings.getProperty(key);
        if (value == null || value.trim().isEmpty()) {
            throw new IllegalArgumentException(key + " is missing");
        }
        return value.trim();
    }
}
