package io.dure.agent.bridge;

import org.jspecify.annotations.Nullable;

/** Which of a servlet's patterns a request matched, where the container does not say (Servlet specification, 12.1). */
public final class Mapping {
    private Mapping() {}

    /** The matched pattern; that of the default servlet if no other fits. */
    public static String of(String[] patterns, @Nullable String servletPath, @Nullable String pathInfo) {
        if (servletPath != null) {
            String below = servletPath + "/*";
            if (contains(patterns, below) && (pathInfo != null || !contains(patterns, servletPath))) {
                return below;
            }
            if (contains(patterns, servletPath)) {
                return servletPath;
            }
            int dot = servletPath.lastIndexOf('.');
            if (dot >= 0) {
                String extension = '*' + servletPath.substring(dot);
                if (contains(patterns, extension)) {
                    return extension;
                }
            }
        }
        return "/";
    }

    private static boolean contains(String[] patterns, String pattern) {
        for (String candidate : patterns) {
            if (candidate.equals(pattern)) {
                return true;
            }
        }
        return false;
    }
}
