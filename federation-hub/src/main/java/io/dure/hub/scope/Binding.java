package io.dure.hub.scope;

/** How the scope of who asks binds an operation. */
enum Binding {
    /** It says nothing of sites and services, or is the caller's own. */
    OPEN,
    /** The parameters {@code service} and {@code site} must be in scope; the answer is made within it and cut to it. */
    ASKED,
    /** It is about a service that the path names; the answer is cut. */
    SERVICE,
    /** It acts on the service that the path names, or tells what belongs to all of its members: all of it must be in scope. */
    WHOLE,
    /** The operation itself asks what is in scope. */
    OWN,
    /** It is about the hub as a whole: for those alone whose role holds everywhere. */
    HUB
}
