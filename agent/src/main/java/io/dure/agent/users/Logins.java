package io.dure.agent.users;

import io.dure.agent.reflect.Calls;
import java.security.Principal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who a session belongs to, as an attribute of it says: a text, a number, a principal, or a property of an object such as an
 * eGovFrame application's LoginVO. Any other object is nobody: its text need not be the same in two processes.
 */
public final class Logins {
    private final String attribute;
    private final @Nullable String getter;

    /**
     * A reader of one attribute.
     *
     * @param property of the attribute's value; null: the value itself
     */
    public Logins(String attribute, @Nullable String property) {
        this.attribute = attribute;
        this.getter =
                property == null ? null : "get" + Character.toUpperCase(property.charAt(0)) + property.substring(1);
    }

    /** Null where it is nobody. */
    public @Nullable String of(Object session) {
        Object value = Calls.result(session, "getAttribute", attribute);
        if (value != null && getter != null) {
            value = Calls.result(value, getter);
        }
        if (value instanceof Principal) {
            return ((Principal) value).getName();
        }
        return value instanceof CharSequence || value instanceof Number || value instanceof UUID
                ? value.toString()
                : null;
    }
}
