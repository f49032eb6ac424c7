/** The directories through which users sign in, and the rules that give them roles, as they are now. */
@NullMarked
package io.dure.hub.directory;

import org.jspecify.annotations.NullMarked;
