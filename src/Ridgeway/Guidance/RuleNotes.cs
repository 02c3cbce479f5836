using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;
using Ridgeway.Records;

namespace Ridgeway.Guidance;

/// <summary>
/// Writes down what became of rules and which cards were given, on a thread of its own and many at a time, so that nobody who
/// reads advice waits for it. Whoever needs what was written asks for it to be finished first.
/// </summary>
internal sealed class RuleNotes(RidgewayDatabase database, ILogger<RuleNotes> log) : IAsyncDisposable
{
    private const int ManyAtOnce = 500;

    private readonly System.Threading.Channels.Channel<Note> notes = System.Threading.Channels.Channel.CreateBounded<Note>(new BoundedChannelOptions(20_000) { FullMode = BoundedChannelFullMode.Wait });
    private readonly Lock starting = new();
    private Task? writing;

    /// <summary>Notes what became of every rule that fired for somebody.</summary>
    public ValueTask NoteAsync(AdviceForPerson advice, Person person, string subject, Channel via, IReadOnlySet<string> shown)
    {
        var rows = RuleEvents.Of(advice, person, subject, via, shown).ToList();
        return rows.Count == 0 ? ValueTask.CompletedTask : PostAsync(new Note(rows, null, null, null));
    }

    public ValueTask NoteAsync(IReadOnlyList<RuleEventRow> rows) => PostAsync(new Note(rows, null, null, null));

    public ValueTask NoteAsync(CardRow card, PersonId? person) => PostAsync(new Note([], card, person, null));

    /// <summary>Returns when everything noted before is in the database.</summary>
    public async Task FinishAsync()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await PostAsync(new Note([], null, null, done));
        await done.Task;
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
            while (batch.Count < ManyAtOnce && notes.Reader.TryRead(out var note))
            {
                batch.Add(note);
            }

            try
            {
                await WriteAsync(batch);
            }
            catch (DbException trouble)
            {
                log.LogError(trouble, "{Count} notes of what became of advice could not be written", batch.Count);
            }

            foreach (var done in batch.Select(note => note.Done))
            {
                done?.TrySetResult();
            }

            batch.Clear();
        }
    }

    private async Task WriteAsync(List<Note> batch)
    {
        if (batch.TrueForAll(note => note.Rows.Count == 0 && note.Card is null))
        {
            return;
        }

        await using var connection = await database.OpenAsync(CancellationToken.None);
        await using var transaction = await connection.BeginTransactionAsync();
        await using var writer = new RuleNoteCommands(connection, transaction);
        foreach (var note in batch)
        {
            foreach (var row in note.Rows)
            {
                await writer.WriteAsync(row);
            }

            if (note.Card is { } card)
            {
                await writer.WriteAsync(card, note.Person);
            }
        }

        await transaction.CommitAsync();
    }

    private sealed record Note(IReadOnlyList<RuleEventRow> Rows, CardRow? Card, PersonId? Person, TaskCompletionSource? Done);
}
