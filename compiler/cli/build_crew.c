// Runs tasks in children: as many at once as were asked for, each with a pipe for what it makes and
// a file for what it says. A child that dies takes with it what it had not sent, and nothing else.
//
// What children say is kept with the outputs it is about (build_report.c shows it).
#include "cli/build_crew.h"

#include "cli/message.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CHUNK = 1 << 16, PIPE_SIZE = 1 << 20, SAID_MOST = 64 * 1024 };

// What goes before the bytes of an output.
typedef struct CrewHead {
    uint32_t number;
    Status status;
    uint64_t length;
    int64_t said_from, said_to; // what was said about it
    char digest[DIGEST_SIZE];
} CrewHead;

// ---- in a child ---------------------------------------------------------------------------------

static void send_bytes(const CrewLine *line, const void *bytes, size_t length)
{
    if (!save_to_descriptor(line->output, (Str){bytes, length})) {
        _exit(STATUS_FAULT);
    }
}

void crew_send(CrewLine *line, uint32_t number, Status status, const Out *out)
{
    if (status == STATUS_CLEAN && out->failed) {
        message("it is too large, or there is not enough memory");
        status = STATUS_FAULT;
    }
    Str bytes = status == STATUS_CLEAN ? out_view(out) : (Str){"", 0};
    CrewHead head = {.number = number, .status = status, .length = bytes.length};
    head.said_from = line->heard;
    head.said_to = line->heard = line->said >= 0 ? lseek(line->said, 0, SEEK_CUR) : 0;
    digest_hex(bytes, head.digest);
    send_bytes(line, &head, sizeof head);
    send_bytes(line, bytes.at, bytes.length);
}

// Where memory runs out the child goes its own way, not the parent's.
_Noreturn static void work(Build *build, BuildTask *task, int output)
{
    CrewLine line = {.output = output, .said = task->said};
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (task->said >= 0) {
        dup2(task->said, STDERR_FILENO);
    }
    if (setjmp(*build->session->out_of_memory) != 0) {
        message("not enough memory");
        _exit(STATUS_FAULT);
    }
    build_make_task(build, task, &line);
    _exit(0);
}

// ---- starting and ending ------------------------------------------------------------------------

static void close_if_open(int *descriptor)
{
    if (*descriptor >= 0) {
        close(*descriptor);
    }
    *descriptor = -1;
}

static void start(Build *build, BuildTask *task)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) {
        return;
    }
    task->input = ends[0];
    task->said = memfd_create("said", MFD_CLOEXEC);
    fcntl(ends[0], F_SETPIPE_SZ, PIPE_SIZE); // quicker, where the system allows it
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        work(build, task, ends[1]);
    }
    close(ends[1]);
    task->child = child > 0 ? child : 0;
}

static void wait_for(BuildTask *task)
{
    int status;
    while (task->child > 0 && waitpid(task->child, &status, 0) < 0 && errno == EINTR) {
    }
    task->child = 0;
}

void crew_free(BuildTask *tasks, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        BuildTask *task = &tasks[i];
        if (task->child > 0) {
            kill(task->child, SIGKILL);
            wait_for(task);
        }
        if (task->is_ready) {
            close_if_open(&task->input);
            close_if_open(&task->said);
        }
        out_free(&task->received);
    }
}

// ---- what came in -------------------------------------------------------------------------------

// What a child said between two places of its file.
static Str said_between(Build *build, const BuildTask *task, int64_t from, int64_t to)
{
    int64_t length = to - from < SAID_MOST ? to - from : SAID_MOST;
    if (task->said < 0 || length <= 0) {
        return (Str){"", 0};
    }
    char *text = arena_take(&build->arena, (size_t)length);
    ssize_t got = pread(task->said, text, (size_t)length, from);
    return (Str){text, got > 0 ? (size_t)got : 0};
}

static void take_output(Build *build, const BuildTask *task, const CrewHead *head, Str bytes)
{
    BuildOutput *output = task->outputs[head->number];
    output->status = head->status;
    output->state = head->status == STATUS_CLEAN ? OUTPUT_MADE : OUTPUT_FAILED;
    output->bytes = bytes;
    output->said = said_between(build, task, head->said_from, head->said_to);
    memcpy(output->digest, head->digest, DIGEST_SIZE);
    output->digest[DIGEST_SIZE - 1] = '\0';
}

// What a child did not send whole has failed, and what it said last is why.
static void give_up_rest(Build *build, const BuildTask *task, int64_t heard)
{
    Str last = said_between(build, task, heard, INT64_MAX / 2);
    Str said = str_format(&build->arena, "what makes it ended too early\n%.*s", STR_ARGS(last));
    for (uint32_t i = 0; i < task->output_count; i++) {
        BuildOutput *output = task->outputs[i];
        if (output->state == OUTPUT_WANTED) {
            output->state = OUTPUT_FAILED;
            output->status = STATUS_FAULT;
            output->said = said;
        }
    }
}

static void take_outputs(Build *build, const BuildTask *task)
{
    Str left = task->received.failed ? (Str){"", 0} : out_view(&task->received);
    int64_t heard = 0;
    CrewHead head;
    while (left.length >= sizeof head) {
        memcpy(&head, left.at, sizeof head);
        left = (Str){left.at + sizeof head, left.length - sizeof head};
        if (head.number >= task->output_count || head.length > left.length) {
            break;
        }
        take_output(build, task, &head, (Str){left.at, head.length});
        left = (Str){left.at + head.length, left.length - head.length};
        heard = head.said_to;
    }
    give_up_rest(build, task, heard);
}

static void end(Build *build, BuildTask *task)
{
    wait_for(task);
    take_outputs(build, task);
    close_if_open(&task->input);
    close_if_open(&task->said);
    build->made += task->output_count;
    build_show_progress(build, task->outputs[0]->path);
}

// False at the end of what a child sends.
static bool receive(BuildTask *task)
{
    char bytes[CHUNK];
    ssize_t got = read(task->input, bytes, sizeof bytes);
    if (got > 0) {
        out_bytes(&task->received, bytes, (size_t)got);
    }
    return got > 0 || (got < 0 && errno == EINTR);
}

// ---- all together -------------------------------------------------------------------------------

// Waits until some of the running tasks have something to tell, and hears it.
static void listen(Build *build, BuildTask **running, uint32_t *count, struct pollfd *polls)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < *count; i++) {
        polls[i] = (struct pollfd){.fd = running[i]->input, .events = POLLIN};
    }
    polls[*count] = (struct pollfd){.fd = build->interrupt, .events = POLLIN};
    if (poll(polls, *count + 1, -1) < 0) {
        return; // a signal: the next round hears it
    }
    build->is_interrupted = polls[*count].revents != 0;
    for (uint32_t i = 0; i < *count; i++) {
        if (polls[i].revents == 0 || receive(running[i])) {
            running[kept++] = running[i];
        } else {
            end(build, running[i]);
        }
    }
    *count = kept;
}

void crew_run(Build *build, BuildTask *tasks, uint32_t count)
{
    uint32_t next = 0, at_work = 0;
    BuildTask **running = ARENA_MANY(&build->arena, build->jobs + 1, BuildTask *);
    struct pollfd *polls = ARENA_MANY(&build->arena, build->jobs + 1, struct pollfd);
    for (uint32_t i = 0; i < count; i++) {
        tasks[i].input = tasks[i].said = -1;
        tasks[i].is_ready = true;
        out_start(&tasks[i].received);
    }
    while ((next < count || at_work > 0) && !build->is_interrupted) {
        while (next < count && at_work < build->jobs) {
            BuildTask *task = &tasks[next++];
            start(build, task);
            if (task->child > 0) {
                running[at_work++] = task;
            } else {
                end(build, task);
            }
        }
        if (at_work > 0) {
            listen(build, running, &at_work, polls);
        }
    }
    build_show_progress(build, (Str){"", 0});
}
