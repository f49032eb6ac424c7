package io.dure.hub.console;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * Finds a file, or the console's one page for paths that the console itself knows. What looks like a file
 * or belongs to an API is not found rather than answered with a page.
 */
final class PageResolver extends PathResourceResolver {
    @Override
    protected @Nullable Resource getResource(String path, Resource location) throws IOException {
        Resource file = super.getResource(path, location);
        return file != null || !isPage(path) ? file : super.getResource("index.html", location);
    }

    private static boolean isPage(String path) {
        boolean reserved = path.equals("api")
                || path.startsWith("api/")
                || path.equals("actuator")
                || path.startsWith("actuator/")
                || path.equals("error");
        return !reserved && path.indexOf('.', path.lastIndexOf('/') + 1) < 0;
    }
}
