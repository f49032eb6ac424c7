/** What both ends must know of certificates: who they are for, how they are asked for, and how they are kept in files. */
@NullMarked
package io.dure.protocol.trust;

import org.jspecify.annotations.NullMarked;
