using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;
using Ridgeway.Records;

namespace Ridgeway.Guidance;

/// <summary>
/// Writes down what became of rules, which cards were given and which tokens have been used, on a thread of its own and many at
/// a time: nobody who reads advice waits for it, and those who must know that a token is new share one write to the disk.
/// Whoever needs what was written asks for it to be finished first.
/// </summary>
internal sealed class RuleNotes(RidgewayDatabase database, TimeProvider clock, ILogger<RuleNotes> log) : IAsyncDisposable
{
    private const int ManyAtOnce = 500;
    private static readonly TimeSpan TidyEvery = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);

    private readonly System.Threading.Channels.Channel<Note> notes = System.Threading.Channels.Channel.CreateBounded<Note>(new BoundedChannelOptions(20_000) { FullMode = BoundedChannelFullMode.Wait });
    private readonly Lock starting = new();
    private long tidied = clock.GetTimestamp();
    private Task? writing;

    /// <summary>Notes what became of every rule that fired for somebody.</summary>
    public ValueTask NoteAsync(AdviceForPerson advice, Person person, string subject, Channel via, IReadOnlySet<string> shown)
    {
        var rows = RuleEvents.Of(advice, person, subject, via, shown).ToList();
        return rows.Count == 0 ? ValueTask.CompletedTask : PostAsync(new Note { Rows = rows });
    }

    public ValueTask NoteAsync(IReadOnlyList<RuleEventRow> rows) => PostAsync(new Note { Rows = rows });

    public ValueTask NoteAsync(CardRow card, PersonId? person) => PostAsync(new Note { Card = card, Person = person });

    /// <summary>Returns when everything noted before is in the database.</summary>
    public async Task FinishAsync()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await PostAsync(new Note { Done = done });
        await done.Task;
    }

    /// <summary>True where a token is used for the first time; by then the database keeps it from being used again, also on another server.</summary>
    /// <exception cref="DbException">It could not be written down: nobody may be let in by it.</exception>
    public async Task<bool> UseOnceAsync(CallerSeenRow token)
    {
        var isNew = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        await PostAsync(new Note { Token = token, IsNew = isNew });
        return await isNew.Task;
    }

    public async ValueTask DisposeAsync()
    {
        notes.Writer.TryComplete();
        if (writing is not null)
        {
            await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Somebody on a day: enough to count them once, and not to find them.</summary>
    public static string SubjectOf(PersonId person, DateOnly on) => Pseudonym($"{on:yyyy-MM-dd}|{person}");

    public static string Pseudonym(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));

    private ValueTask PostAsync(Note note)
    {
        if (writing is null)
        {
            lock (starting)
            {
                writing ??= Task.Run(WriteAllAsync);
            }
        }

        return notes.Writer.WriteAsync(note);
    }

    private async Task WriteAllAsync()
    {
        var batch = new List<Note>();
        while (await notes.Reader.WaitToReadAsync())
        {
            await GatherAsync(batch);
            try
            {
                await WriteAsync(batch);
                batch.ForEach(note => note.IsNew?.TrySetResult(note.WasNew));
            }
            catch (DbException trouble)
            {
                log.LogError(trouble, "{Count} notes of what became of advice could not be written", batch.Count);
                batch.ForEach(note => note.IsNew?.TrySetException(trouble));
            }

            batch.ForEach(note => note.Done?.TrySetResult());
            batch.Clear();
        }
    }

    /// <summary>What is there now; and where nobody waits for any of it, what comes in the next moments, so that a commit serves many.</summary>
    private async Task GatherAsync(List<Note> batch)
    {
        using var moment = new CancellationTokenSource(Moment);
        do
        {
            while (batch.Count < ManyAtOnce && notes.Reader.TryRead(out var note))
            {
                batch.Add(note);
            }
        }
        while (batch.Count < ManyAtOnce && !batch.Exists(note => note.IsAwaited) && await IsMoreAsync(moment.Token));
    }

    private async Task<bool> IsMoreAsync(CancellationToken within)
    {
        try
        {
            return await notes.Reader.WaitToReadAsync(within);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task WriteAsync(List<Note> batch)
    {
        if (batch.TrueForAll(note => note.Rows.Count == 0 && note.Card is null && note.Token is null))
        {
            return;
        }

        await using var connection = await database.OpenAsync(CancellationToken.None);
        await using var transaction = await connection.BeginTransactionAsync();
        await using var writer = new RuleNoteCommands(connection, transaction);
        foreach (var note in batch)
        {
            note.WasNew = note.Token is { } token && await writer.WriteAsync(token);
            foreach (var row in note.Rows)
            {
                await writer.WriteAsync(row);
            }

            if (note.Card is { } card)
            {
                await writer.WriteAsync(card, note.Person);
            }
        }

        if (clock.GetElapsedTime(tidied) >= TidyEvery)
        {
            await writer.ForgetTokensAsync(before: clock.GetUtcNow().UtcDateTime);
            tidied = clock.GetTimestamp();
        }

        await transaction.CommitAsync();
    }

    private sealed class Note
    {
        public IReadOnlyList<RuleEventRow> Rows { get; init; } = [];

        public CardRow? Card { get; init; }

        public PersonId? Person { get; init; }

        public CallerSeenRow? Token { get; init; }

        /// <summary>Who waits to hear whether the token is new.</summary>
        public TaskCompletionSource<bool>? IsNew { get; init; }

        public bool WasNew { get; set; }

        public TaskCompletionSource? Done { get; init; }

        public bool IsAwaited => IsNew is not null || Done is not null;
    }
}
