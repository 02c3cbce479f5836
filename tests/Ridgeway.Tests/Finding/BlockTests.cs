using Ridgeway.Finding.RunPopulation;

namespace Ridgeway.Finding;

public sealed class BlockTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(63, 64)]
    [InlineData(64, 145)]
    [InlineData(1_000, 65)]
    public void What_people_came_to_row_by_row_is_what_the_columns_say_before_and_after_they_are_stored(int people, int subjects)
    {
        var dice = new Random(people);
        var expected = Enumerable.Range(0, people * subjects).Select(_ => (Truth: (Truth)dice.Next(3), Since: 700_000 + dice.Next(dice.Next(1, 40)))).ToArray();
        var (rows, columns) = (new PeopleBits(subjects), Enumerable.Range(0, subjects).Select(_ => new SubjectColumn()).ToArray());
        for (var place = 0; place < people; place++)
        {
            Fill(rows.Next(place), columns, expected.AsSpan(place * subjects, subjects));
            // Now and then early, so that not every move is of 64 people.
            if (rows.IsFull || dice.Next(50) == 0)
            {
                rows.Into(columns);
            }
        }

        rows.Into(columns);
        for (var subject = 0; subject < subjects; subject++)
        {
            var stored = new SubjectColumn();
            stored.Unpack(columns[subject].Packed(people), columns[subject].PackedSince());
            foreach (var column in (SubjectColumn[])[columns[subject], stored])
            {
                for (var place = 0; place < people; place++)
                {
                    var (truth, since) = expected[(place * subjects) + subject];
                    Assert.Equal((truth, truth == Truth.True ? since : -1), (column.TruthOf(place), column.SinceOf(place)));
                }
            }

            Assert.Equal((columns[subject].Members, columns[subject].Unknowns), (stored.Members, stored.Unknowns));
        }
    }

    [Fact]
    public void A_register_all_of_whose_members_are_on_it_since_one_day_is_stored_in_eight_bytes_of_days()
    {
        var column = new SubjectColumn();
        for (var member = 0; member < 500; member++)
        {
            column.AddSince(739_000);
        }

        Assert.Equal(8, column.PackedSince().Length);
    }

    private static void Fill(PeopleBits.Row row, SubjectColumn[] columns, ReadOnlySpan<(Truth Truth, int Since)> answers)
    {
        for (var subject = 0; subject < answers.Length; subject++)
        {
            row.Trues[subject / 64] |= answers[subject].Truth == Truth.True ? 1UL << (subject % 64) : 0;
            row.Unknowns[subject / 64] |= answers[subject].Truth == Truth.Unknown ? 1UL << (subject % 64) : 0;
            if (answers[subject].Truth == Truth.True)
            {
                columns[subject].AddSince(answers[subject].Since);
            }
        }
    }
}
