# syntax=docker/dockerfile:1
# escape=\
ARG BASE=a
FROM --platform=x ${BASE} AS b
ENV A=1 \
  # c

  B="x y" C=a\ b
ENV OLD v w
RUN --mount=type=secret,id=n npm ci \
  && echo
RUN <<EOF
x=1
EOF
RUN cat <<-'A' <<B >x
	1
	A
2
B
CMD ["a", "b\n"]
HEALTHCHECK --interval=1s CMD c
ONBUILD COPY <<z /d
z
